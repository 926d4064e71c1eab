package dev.quell.incident.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

class EscalationBeatTest {

    private static final Duration OFTEN = Duration.ofMillis(5);

    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void looksAgainAfterADatabaseThatWasAway() {
        var beat = new EscalationBeat(
                () -> {
                    if (looks.incrementAndGet() < 3) {
                        throw new CannotGetJdbcConnectionException("It is away");
                    }
                },
                OFTEN);

        beat.start();
        try {
            assertThat(beat.isRunning()).isTrue();
            await().until(() -> looks.get() >= 5);
        } finally {
            beat.stop();
        }
        assertThat(beat.isRunning()).isFalse();
    }
}
