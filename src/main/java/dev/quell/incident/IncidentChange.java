package dev.quell.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The few ways in which an incident's row changes, each giving the next state of the record. */
final class IncidentChange {

    private IncidentChange() {}

    static Incident classified(Incident i, Severity severity, Priority priority) {
        return copy(i, severity, priority, i.status(), i.playbook(), i.outcome(), times(i));
    }

    static Incident withPlaybook(Incident i, String playbook) {
        return copy(i, i.severity(), i.priority(), i.status(), playbook, i.outcome(), times(i));
    }

    static Incident moved(Incident i, Status to, Instant at, @Nullable String outcome) {
        var before = times(i);
        var after = new Times(
                to == Status.TRIAGED && before.triaged == null ? at : before.triaged,
                to == Status.CONTAINED ? at : before.contained,
                to == Status.ERADICATED ? at : before.eradicated,
                to == Status.IN_REVIEW ? at : before.recovered,
                to.isOpen() ? before.closed : at);
        return copy(i, i.severity(), i.priority(), to, i.playbook(), outcome, after);
    }

    private record Times(
            @Nullable Instant triaged,
            @Nullable Instant contained,
            @Nullable Instant eradicated,
            @Nullable Instant recovered,
            @Nullable Instant closed) {}

    private static Times times(Incident i) {
        return new Times(i.triagedAt(), i.containedAt(), i.eradicatedAt(), i.recoveredAt(), i.closedAt());
    }

    private static Incident copy(
            Incident i,
            @Nullable Severity severity,
            @Nullable Priority priority,
            Status status,
            @Nullable String playbook,
            @Nullable String outcome,
            Times times) {
        return new Incident(
                i.id(),
                i.type(),
                severity,
                priority,
                status,
                i.title(),
                i.description(),
                i.systemId(),
                i.source(),
                i.reportedBy(),
                i.correlationKey(),
                playbook,
                outcome,
                i.exercise(),
                i.detectedAt(),
                i.acknowledgedAt(),
                times.triaged,
                times.contained,
                times.eradicated,
                times.recovered,
                times.closed);
    }
}
