package dev.quell.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is critical does not wait behind what is not. */
class IntakePriorityTest extends IntakeFixture {

    /** Several times what it takes, and less than with plans that read a growing table for each new signal. */
    private static final int MOST_SECONDS = 40;

    @Autowired
    JdbcClient jdbc;

    @Test
    void writesACriticalSignalWhileALargeBodyIsStillBeingWritten() throws Exception {
        takeAFewAndAnalyse();
        var storm = new AlertBody();
        IntStream.range(0, 20_000).forEach(i -> storm.and("firing", series + i, time(0), labels("DriftNoted", "info")));
        var many = intake.alertmanager(storm.bytes());

        var critical = intake.alertmanager(AlertBody.of(series + "!", time(0), labels("LatencyHigh", CRITICAL))
                .bytes());

        assertThat(critical.get(60, TimeUnit.SECONDS).opened()).hasSize(1);
        assertThat(many).as("the large body").isNotDone();
        assertThat(many.get(MOST_SECONDS, TimeUnit.SECONDS).stored()).isEqualTo(20_000);
    }

    /** As in a quiet time: the plans that the connections keep are those for small tables. */
    private void takeAFewAndAnalyse() {
        for (var i = 0; i < 40; i++) {
            if (i % 20 == 5) {
                jdbc.sql("analyze quell.signal, quell.signal_delivery, quell.signal_body")
                        .update();
            }
            alertmanager(AlertBody.of(series + "few" + i, time(0), labels("DriftNoted", "info"))
                    .bytes());
        }
    }
}
