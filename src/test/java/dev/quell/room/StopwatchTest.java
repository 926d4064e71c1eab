package dev.quell.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StopwatchTest {

    private static final Instant START = Instant.parse("2026-05-01T08:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void whatEndsAtItsTargetIsInTimeAndWhatEndsAfterItIsLate() {
        assertThat(after(HOUR, HOUR).late()).isFalse();
        assertThat(after(HOUR.plusMillis(1), HOUR).late()).isTrue();
    }

    @Test
    void withoutATargetNothingIsLateOrDue() {
        var clock = after(Duration.ofDays(9), null);

        assertThat(clock.late()).isFalse();
        assertThat(clock.due()).isNull();
        assertThat(clock.allowed()).isNull();
    }

    @Test
    void whatGoesOnTookNothingYet() {
        var clock = new Stopwatch("to contain", START, null, HOUR);

        assertThat(clock.took()).isNull();
        assertThat(clock.late()).isFalse();
        assertThat(clock.due()).isEqualTo("2026-05-01T09:00:00Z");
    }

    @Test
    void lengthsAreSaidInTheirTwoLargestUnits() {
        assertThat(after(Duration.ofSeconds(59), null).took()).isEqualTo("59 s");
        assertThat(after(Duration.ofSeconds(61), null).took()).isEqualTo("1 min");
        assertThat(after(Duration.ofMinutes(192), null).took()).isEqualTo("3 h 12 min");
        assertThat(after(Duration.ofHours(48), null).took()).isEqualTo("2 d");
        assertThat(after(Duration.ofHours(49), null).took()).isEqualTo("2 d 1 h");
    }

    private static Stopwatch after(Duration length, @Nullable Duration target) {
        return new Stopwatch("to contain", START, START.plus(length), target);
    }
}
