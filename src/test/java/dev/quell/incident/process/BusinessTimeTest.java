package dev.quell.incident.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T09:00:00Z, P5D, 2026-03-09T09:00:00Z",
        "2026-03-06T17:00:00Z, P1D, 2026-03-09T17:00:00Z",
        "2026-03-07T10:00:00Z, P1D, 2026-03-10T10:00:00Z",
        "2026-03-06T23:00:00Z, PT2H, 2026-03-09T01:00:00Z",
        "2026-03-02T09:00:00Z, PT90M, 2026-03-02T10:30:00Z",
        "2026-03-05T09:00:00Z, P1DT30H, 2026-03-09T15:00:00Z",
        "2026-03-02T09:00:00Z, P28D, 2026-04-09T09:00:00Z"
    })
    void countsMondayToFridayOnly(Instant from, String duration, Instant due) {
        assertThat(BusinessTime.after(from, duration)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-06T17:00:00Z, P1D, 2026-03-07T17:00:00Z",
        "2026-03-06T17:00:00Z, PT5M, 2026-03-06T17:05:00Z",
        "2026-03-06T17:00:00Z, P2W, 2026-03-20T17:00:00Z"
    })
    void elapsesOverTheWeekendToo(Instant from, String duration, Instant due) {
        assertThat(BusinessTime.elapsed(from, duration)).isEqualTo(due);
    }
}
