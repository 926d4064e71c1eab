package dev.quell.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImprovementTest {

    private static final LocalDate DUE = LocalDate.of(2026, 3, 10);

    @ParameterizedTest
    @CsvSource({
        "OPEN, 2026-03-10, false",
        "OPEN, 2026-03-11, true",
        "IN_PROGRESS, 2026-03-11, true",
        "OVERDUE, 2026-03-10, true",
        "DONE, 2026-03-11, false",
        "VERIFIED, 2026-03-11, false"
    })
    void isOverdueWhenItsDayIsOverAndNobodyHasDoneIt(ImprovementStatus status, LocalDate today, boolean overdue) {
        assertThat(improvement(status, DUE).isOverdue(today)).isEqualTo(overdue);
    }

    @Test
    void isDueInTheLastMinuteOfItsDayInUtc() {
        assertThat(improvement(ImprovementStatus.OPEN, DUE).dueAt()).isEqualTo("2026-03-10T23:59:00Z");
    }

    @Test
    void withoutADateItIsNeverLate() {
        var undated = improvement(ImprovementStatus.OPEN, null);

        assertThat(undated.dueAt()).isNull();
        assertThat(undated.isOverdue(LocalDate.of(2100, 1, 1))).isFalse();
    }

    private static Improvement improvement(ImprovementStatus status, LocalDate due) {
        var at = Instant.parse("2026-03-01T08:00:00Z");
        return new Improvement(
                "IMP-2026-0001",
                "INC-2026-0001",
                "Do better",
                ImprovementType.PREVENT,
                "engineer",
                due,
                status,
                null,
                null,
                null,
                null,
                "commander",
                at,
                at);
    }
}
