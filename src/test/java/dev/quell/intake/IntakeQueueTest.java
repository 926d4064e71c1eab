package dev.quell.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.shared.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.util.unit.DataSize;

@Timeout(20)
class IntakeQueueTest {

    private final IntakeQueue queue = queue(Duration.ofMinutes(1));

    @Test
    void takesAllThatFitsIntoABatch() throws InterruptedException {
        offer("warning", 4);
        offer("warning", 5);
        offer("warning", 2);

        assertThat(sizes(queue.take())).containsExactly(4, 5);
        assertThat(sizes(queue.take())).containsExactly(2);
    }

    @Test
    void takesARequestThatFillsABatchByItself() throws InterruptedException {
        offer("warning", 30);
        offer("warning", 1);

        assertThat(sizes(queue.take())).containsExactly(30);
    }

    @Test
    void takesWhatIsCriticalFirst() throws InterruptedException {
        offer("info", 3);
        offer("critical", 1);

        assertThat(sizes(queue.take())).containsExactly(1);
        assertThat(sizes(queue.take())).containsExactly(3);
    }

    @Test
    void keepsAWriterForWhatIsCriticalAlone() throws Exception {
        offer("info", 3);
        var reserved = CompletableFuture.supplyAsync(this::takeUrgent);

        offer("critical", 2);

        assertThat(sizes(reserved.get(10, TimeUnit.SECONDS))).containsExactly(2);
        assertThat(sizes(queue.take())).containsExactly(3);
    }

    @Test
    void callsAnotherWriterOnlyForWhatIsLate() throws Exception {
        var other = CompletableFuture.supplyAsync(this::takeLate);
        offer("info", 3);
        assertThat(sizes(queue.take())).containsExactly(3);

        queue.close();

        assertThat(other.get(10, TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    void callsAnotherWriterForWhatTheFirstDoesNotTake() throws InterruptedException {
        var hasty = queue(Duration.ofMillis(1), Duration.ofMinutes(1));
        hasty.offer(new Delivery(signals("info", 3), new byte[0], 0, "a"));

        assertThat(sizes(hasty.takeLate())).containsExactly(3);
    }

    @Test
    void letsNoLargeBodyOccupyTheReservedWriter() throws InterruptedException {
        offer("critical", 11);
        offer("critical", 1);

        assertThat(sizes(queue.takeUrgent())).containsExactly(1);
    }

    @Test
    void writesOnlyRequestsOfOneSenderTogether() throws InterruptedException {
        offer("info", 1, "a");
        offer("info", 2, "b");
        offer("info", 3, "a");

        assertThat(sizes(queue.take())).containsExactly(1, 3);
        assertThat(sizes(queue.take())).containsExactly(2);
    }

    @Test
    void sendsAwayWhatDoesNotFit() throws InterruptedException {
        offer("info", 40);

        assertThatThrownBy(() -> offer("info", 1))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(503));

        queue.take();
        assertThatCode(() -> offer("info", 1)).doesNotThrowAnyException();
    }

    @Test
    void sendsAwayBodiesThatDoNotFit() {
        queue.offer(new Delivery(signals("info", 1), new byte[1000], 0, "a"));

        assertThatThrownBy(() -> queue.offer(new Delivery(signals("info", 1), new byte[25], 0, "a")))
                .isInstanceOf(Problem.class);
    }

    @Test
    void eitherTakesARequestOrRefusesIt() throws InterruptedException {
        var impatient = queue(Duration.ZERO);
        impatient.offer(new Delivery(signals("info", 1), new byte[0], 0, "a"));
        impatient.offer(new Delivery(signals("info", 1), new byte[0], 0, "b"));

        assertThat(impatient.take()).hasSize(1);
        assertThat(impatient.overdue())
                .singleElement()
                .satisfies(waiting -> assertThat(waiting.delivery().actor()).isEqualTo("b"));
        impatient.close();
        assertThat(impatient.take()).isEmpty();
    }

    @Test
    void keepsThoseWhoHaveNotWaitedLong() throws InterruptedException {
        offer("info", 1);

        assertThat(queue.overdue()).isEmpty();
        assertThat(queue.take()).hasSize(1);
    }

    @Test
    void refusesEverybodyOnceItIsClosed() {
        offer("info", 1);

        assertThat(queue.close()).hasSize(1);
        assertThatThrownBy(() -> offer("info", 1)).hasMessageContaining("stopping");
    }

    private List<Waiting> takeLate() {
        try {
            return queue.takeLate();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Waiting> takeUrgent() {
        try {
            return queue.takeUrgent();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void offer(String severity, int signals) {
        offer(severity, signals, "a");
    }

    private void offer(String severity, int signals, String actor) {
        queue.offer(new Delivery(signals(severity, signals), new byte[0], 0, actor));
    }

    private static IntakeQueue queue(Duration patience) {
        return queue(Duration.ofHours(1), patience);
    }

    private static IntakeQueue queue(Duration late, Duration patience) {
        return new IntakeQueue(new QueueSettings(1, late, 10, 40, DataSize.ofBytes(1024), patience));
    }

    private static List<Integer> sizes(List<Waiting> batch) {
        return batch.stream()
                .map(waiting -> waiting.delivery().signals().size())
                .toList();
    }

    private static List<SignalInput> signals(String severity, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new SignalInput(
                        "test",
                        "series-" + i,
                        Instant.EPOCH,
                        SignalState.FIRING,
                        null,
                        List.of(),
                        "drift",
                        severity,
                        "",
                        Map.of(),
                        false))
                .toList();
    }
}
