package dev.quell.insights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.incident.IncidentType;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {

    private static final Scope HALF =
            new Scope(LocalDate.of(2026, 1, 15), LocalDate.of(2026, 3, 10), null, null, "credit-scoring");

    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "59.9, 59 s",
        "60, 1 min",
        "3599, 59 min",
        "3600, 1 h",
        "5460, 1 h 31 min",
        "86400, 1 d",
        "100000, 1 d 3 h",
        ", –"
    })
    void timesAreSaidInTheirTwoLargestUnits(Double seconds, String text) {
        assertThat(TimeText.of(seconds)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, MINUTES",
        "899, MINUTES",
        "900, AN_HOUR",
        "3600, HOURS",
        "14399, HOURS",
        "14400, A_DAY",
        "86400, DAYS",
        "1e9, DAYS",
        ", NONE"
    })
    void aWaitIsAsHotAsItIsLongOnEveryPicture(Double median, Heat heat) {
        assertThat(Heat.of(median)).isEqualTo(heat);
    }

    @Test
    void aShareOfNothingIsNoNumber() {
        assertThat(new Share(0, 0).text()).isEqualTo("–");
        assertThat(new Share(1, 3).text()).isEqualTo("33 %");
        assertThat(new Share(3, 3).text()).isEqualTo("100 %");
    }

    @Test
    void theUsualPeriodIsTwelveMonthsWithThePresentOne() {
        var scope = Scope.lastYear(LocalDate.of(2026, 11, 25));

        assertThat(scope.from()).isEqualTo("2025-12-01");
        assertThat(scope.to()).isEqualTo("2026-11-25");
        assertThat(scope.months()).hasSize(12);
    }

    @Test
    void aMonthAtTheEdgeOfThePeriodIsCutThere() {
        assertThat(HALF.months()).containsExactly(YearMonth.of(2026, 1), YearMonth.of(2026, 2), YearMonth.of(2026, 3));
        assertThat(HALF.within(Dimension.MONTH, "2026-01"))
                .isEqualTo(
                        new Scope(LocalDate.of(2026, 1, 15), LocalDate.of(2026, 1, 31), null, null, "credit-scoring"));
        assertThat(HALF.within(Dimension.MONTH, "2026-03").to()).isEqualTo("2026-03-10");
    }

    @Test
    void aGroupNarrowsTheScopeAndKeepsTheOtherFilters() {
        assertThat(HALF.within(Dimension.TYPE, "BIAS_BREACH"))
                .isEqualTo(new Scope(HALF.from(), HALF.to(), IncidentType.BIAS_BREACH, null, "credit-scoring"));
        assertThat(HALF.within(Dimension.SEVERITY, Scope.UNCLASSIFIED).severity())
                .isEqualTo(Scope.UNCLASSIFIED);
        assertThat(HALF.within(Dimension.ALL, "")).isEqualTo(HALF);
    }
}
