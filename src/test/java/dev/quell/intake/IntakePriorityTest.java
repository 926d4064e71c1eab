package dev.quell.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is critical does not wait behind what is not. */
class IntakePriorityTest extends IntakeFixture {

    @Test
    void writesACriticalSignalWhileALargeBodyIsStillBeingWritten() throws Exception {
        var storm = new AlertBody();
        IntStream.range(0, 20_000).forEach(i -> storm.and("firing", series + i, time(0), labels("DriftNoted", "info")));
        var many = intake.alertmanager(storm.bytes());

        var critical = intake.alertmanager(AlertBody.of(series + "!", time(0), labels("LatencyHigh", CRITICAL))
                .bytes());

        assertThat(critical.get(60, TimeUnit.SECONDS).opened()).hasSize(1);
        assertThat(many).as("the large body").isNotDone();
        assertThat(many.get(120, TimeUnit.SECONDS).stored()).isEqualTo(20_000);
    }
}
