package dev.quell.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.quell.shared.CurrentActor;
import dev.quell.shared.Problem;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

class BatchWriterTest {

    private static final IntakeReceipt RECEIPT =
            new IntakeReceipt(1, 1, 0, 0, List.of(), List.of(), List.of(), 0, 0, 0);

    private final SignalStore store = mock();
    private final CurrentActor actor = new CurrentActor();
    private final BatchWriter writer = new BatchWriter(store, actor);

    @Test
    void answersEachRequestWithItsOwnReceipt() {
        var other = new IntakeReceipt(2, 0, 2, 0, List.of(), List.of(), List.of(), 0, 0, 0);
        when(store.take(anyList())).thenReturn(List.of(RECEIPT, other));
        var batch = batch("a", "b");

        writer.write(batch);

        assertThat(batch.get(0).answer()).isCompletedWithValue(RECEIPT);
        assertThat(batch.get(1).answer()).isCompletedWithValue(other);
    }

    @Test
    void writesInTheNameOfTheSender() {
        when(store.take(anyList())).thenAnswer(call -> {
            assertThat(actor.name()).isEqualTo("sender");
            return List.of(RECEIPT);
        });
        var batch = batch("a");

        writer.write(batch);

        assertThat(batch.get(0).answer()).isCompletedWithValue(RECEIPT);
    }

    @Test
    void storesTheInnocentAndRefusesTheGuilty() {
        when(store.take(anyList())).thenAnswer(call -> {
            List<Delivery> deliveries = call.getArgument(0);
            if (deliveries.stream()
                    .anyMatch(delivery -> new String(delivery.body(), StandardCharsets.UTF_8).equals("poison"))) {
                throw Problem.invalid("title", "is not storable");
            }
            return deliveries.stream().map(delivery -> RECEIPT).toList();
        });
        var batch = batch("a", "poison", "b");

        writer.write(batch);

        assertThat(batch.get(0).answer()).isCompletedWithValue(RECEIPT);
        assertThat(failure(batch.get(1))).hasMessageContaining("is not storable");
        assertThat(batch.get(2).answer()).isCompletedWithValue(RECEIPT);
    }

    @Test
    void repeatsWhatLostARace() {
        when(store.take(anyList()))
                .thenThrow(new CannotAcquireLockException("deadlock"))
                .thenThrow(new IllegalStateException(new SQLException("deadlock in the engine", "40P01")))
                .thenReturn(List.of(RECEIPT));
        var batch = batch("a");

        writer.write(batch);

        assertThat(batch.get(0).answer()).isCompletedWithValue(RECEIPT);
    }

    @Test
    void tellsEverybodyToComeAgainWhileTheDatabaseIsAway() {
        when(store.take(anyList())).thenThrow(new CannotCreateTransactionException("no connection"));
        var batch = batch("a", "b");

        writer.write(batch);

        batch.forEach(waiting -> assertThat(failure(waiting))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(503)));
        verify(store, times(1)).take(anyList());
    }

    @Test
    void repeatsOnceMoreAfterABrokenConnection() {
        when(store.take(anyList()))
                .thenThrow(new DataAccessResourceFailureException("terminated", new SQLException("admin", "57P01")))
                .thenReturn(List.of(RECEIPT));
        var batch = batch("a");

        writer.write(batch);

        assertThat(batch.get(0).answer()).isCompletedWithValue(RECEIPT);
    }

    @Test
    void leavesNobodyWithoutAnAnswer() {
        when(store.take(anyList())).thenThrow(new OutOfMemoryError("test"));
        var batch = batch("a");

        writer.write(batch);

        assertThat(failure(batch.get(0))).isInstanceOf(OutOfMemoryError.class);
    }

    private static Throwable failure(Waiting waiting) {
        return waiting.answer().handle((receipt, failure) -> failure).join();
    }

    private static List<Waiting> batch(String... bodies) {
        return Stream.of(bodies)
                .map(body -> new Waiting(
                        new Delivery(List.of(), body.getBytes(StandardCharsets.UTF_8), 0, "sender"),
                        new CompletableFuture<>(),
                        0))
                .toList();
    }
}
