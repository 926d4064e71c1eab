package dev.quell.benchmark;

import java.time.Duration;
import java.util.Locale;

/**
 * How much is measured.
 *
 * @param rounds of A B B A; each gives two samples a side
 * @param run how long one sample of a load lasts
 * @param warmUp how long a JVM gets at the least to compile what it runs
 * @param series different alerts of the loads on intake
 * @param stormAlerts alerts of the storm
 * @param incidents containments whose latency counts
 * @param responses started at once for a sample of the spine
 * @param kills of a node for the takeover
 * @param closedIncidents in the record for the line about growth
 */
record Scale(
        int rounds,
        Duration run,
        Duration warmUp,
        int series,
        int stormAlerts,
        int incidents,
        int responses,
        int kills,
        int closedIncidents) {

    static final Scale FULL =
            new Scale(2, Duration.ofSeconds(5), Duration.ofSeconds(40), 10_000, 100_000, 1_200, 600, 6, 100_000);

    /** To see that everything works; its figures mean nothing. */
    static final Scale SMOKE =
            new Scale(1, Duration.ofSeconds(2), Duration.ofSeconds(2), 1_000, 2_000, 60, 20, 1, 1_000);

    static Scale named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "full" -> FULL;
            case "smoke" -> SMOKE;
            default -> throw new IllegalArgumentException("scale is full or smoke, not " + name);
        };
    }
}
