package dev.quell.review;

import dev.quell.incident.Evidence;
import dev.quell.incident.Incident;
import dev.quell.incident.TimelineEntry;
import dev.quell.incident.TimelineVerification;
import dev.quell.inventory.AiSystem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything a post-incident report says, from the record as it is now.
 *
 * @param roles user ids by role, in plain words
 * @param review null until the review has started
 * @param missing what keeps the review from being signed off
 */
public record IncidentReport(
        Incident incident,
        @Nullable AiSystem system,
        Map<String, String> roles,
        List<Milestone> milestones,
        @Nullable Review review,
        List<String> missing,
        List<Improvement> improvements,
        List<Evidence> evidence,
        TimelineVerification proof,
        List<TimelineEntry> timeline) {

    /**
     * A state the incident reached.
     *
     * @param after time since detection in words, empty for the detection itself
     */
    public record Milestone(String name, Instant at, String after) {}

    /** Entries whose kind is {@code kind}, or starts with it when it ends in a dot. */
    public List<TimelineEntry> entries(String kind) {
        return timeline.stream()
                .filter(entry -> kind.endsWith(".")
                        ? entry.kind().startsWith(kind)
                        : entry.kind().equals(kind))
                .toList();
    }
}
