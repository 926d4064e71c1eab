package dev.quell.incident.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.engine.DecisionSource;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LevelTest {

    private static final Instant FRIDAY = Instant.parse("2026-03-06T17:00:00Z");

    private static final DecisionSource SOURCE = new DecisionSource("service-levels", 1, "00", "rule_late");

    @Test
    void countsWhatElapsesThroughTheWeekend() {
        var level = Level.of(Map.of("due", "P1D", "escalateAfter", "P2D", "calendar", "ELAPSED"), SOURCE);

        assertThat(level.dueAt(FRIDAY)).isEqualTo("2026-03-07T17:00:00Z");
        assertThat(level.escalatesAt(FRIDAY)).contains(Instant.parse("2026-03-08T17:00:00Z"));
    }

    @Test
    void countsBusinessDaysWithoutTheWeekend() {
        var level = Level.of(Map.of("due", "P1D", "escalateAfter", "P2D", "calendar", "BUSINESS"), SOURCE);

        assertThat(level.dueAt(FRIDAY)).isEqualTo("2026-03-09T17:00:00Z");
        assertThat(level.escalatesAt(FRIDAY)).contains(Instant.parse("2026-03-10T17:00:00Z"));
    }

    @Test
    void countsFromAnAgreedDateWhatLiesBetweenDueAndEscalated() {
        var level = Level.of(Map.of("due", "P5D", "escalateAfter", "P7D", "calendar", "BUSINESS"), SOURCE);

        assertThat(level.escalatesAfterDue(FRIDAY)).contains(Instant.parse("2026-03-10T17:00:00Z"));
    }

    @Test
    void neverEscalatesWhereTheRowDoesNotSayWhen() {
        var row = new HashMap<String, Object>(Map.of("due", "P1D", "calendar", "ELAPSED"));
        row.put("escalateAfter", null);
        assertThat(Level.of(row, SOURCE).escalatesAt(FRIDAY)).isEmpty();
        row.put("escalateAfter", " ");
        assertThat(Level.of(row, SOURCE).escalatesAt(FRIDAY)).isEmpty();
    }
}
