package dev.quell.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Warnings that have to persist before they count. */
class HeldSignalsTest extends IntakeFixture {

    @Test
    void holdsAWarningUntilItHasComeThreeTimes() {
        var first = alertmanager(warning(0));
        var second = alertmanager(warning(600));
        assertThat(first.held() + second.held()).isEqualTo(2);

        var third = alertmanager(warning(1200));

        assertThat(third.opened()).hasSize(1);
        assertThat(signals.ofIncident(third.opened().get(0))).hasSize(3);
    }

    @Test
    void countsARepetitionOfAHeldWarningButNotAnEcho() {
        var body = warning(0);
        alertmanager(body);
        assertThat(alertmanager(body).held()).as("echo").isZero();

        clock.advance(Duration.ofMinutes(5));
        assertThat(alertmanager(body).held()).as("repetition").isEqualTo(1);
        clock.advance(Duration.ofMinutes(5));

        assertThat(alertmanager(body).opened()).hasSize(1);
    }

    @Test
    void forgetsWarningsOutsideTheWindow() {
        alertmanager(warning(0));
        alertmanager(warning(600));
        clock.advance(Duration.ofDays(2));

        assertThat(alertmanager(warning(1200)).held()).isEqualTo(1);
    }
}
