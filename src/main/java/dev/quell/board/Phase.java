package dev.quell.board;

import dev.quell.incident.Status;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The part of the response that an incident is in, by its status. */
public enum Phase {
    DETECTION_AND_ANALYSIS("Detection and analysis", EnumSet.of(Status.DETECTED)),
    CONTAINMENT_AND_ERADICATION("Containment and eradication", EnumSet.of(Status.TRIAGED, Status.CONTAINED)),
    RECOVERY_AND_VALIDATION("Recovery and validation", EnumSet.of(Status.ERADICATED, Status.MONITORING)),
    POST_INCIDENT_REVIEW("Post-incident review", EnumSet.of(Status.IN_REVIEW)),
    ENDED("Ended", EnumSet.of(Status.CLOSED, Status.DISMISSED, Status.MERGED));

    private final String label;
    private final Set<Status> statuses;

    Phase(String label, Set<Status> statuses) {
        this.label = label;
        this.statuses = statuses;
    }

    public static Phase of(Status status) {
        return Arrays.stream(values())
                .filter(phase -> phase.statuses.contains(status))
                .findFirst()
                .orElseThrow();
    }

    /** Empty for a key that no phase has, for example one that somebody typed into the address. */
    public static Optional<Phase> ofKey(String key) {
        return Arrays.stream(values()).filter(phase -> phase.key().equals(key)).findFirst();
    }

    /** As it stands in the address, for example {@code detection-and-analysis}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String label() {
        return label;
    }

    String[] statuses() {
        return statuses.stream().map(Status::name).toArray(String[]::new);
    }
}
