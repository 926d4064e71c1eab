package dev.quell.room;

import dev.quell.incident.Incident;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A moment of the incident that explains what its metrics do from there on. */
public record MetricMark(String label, Instant at) {

    /** Those that have been reached, in the order in which they were. */
    static List<MetricMark> of(Incident incident) {
        return Stream.of(
                        mark("Detected", incident.detectedAt()),
                        mark("Triaged", incident.triagedAt()),
                        mark("Contained", incident.containedAt()),
                        mark("Eradicated", incident.eradicatedAt()),
                        mark("Recovered", incident.recoveredAt()),
                        mark("Closed", incident.closedAt()))
                .flatMap(marks -> marks)
                .sorted(Comparator.comparing(MetricMark::at))
                .toList();
    }

    private static Stream<MetricMark> mark(String label, @Nullable Instant at) {
        return at == null ? Stream.empty() : Stream.of(new MetricMark(label, at));
    }
}
