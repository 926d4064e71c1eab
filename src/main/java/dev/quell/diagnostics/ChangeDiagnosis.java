package dev.quell.diagnostics;

import dev.quell.automation.Change;
import dev.quell.automation.SystemChanges;
import dev.quell.incident.Incident;
import dev.quell.incident.Incidents;
import dev.quell.inventory.AiSystem;
import dev.quell.inventory.AiSystems;
import dev.quell.shared.UtcTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** Looks up what changed before the incident: the usual first suspects. */
@Service
public class ChangeDiagnosis {

    private final Incidents incidents;
    private final AiSystems systems;
    private final SystemChanges changes;
    private final DiagnosisRecord record;
    private final Clock clock;
    private final Duration lookBack;

    /** @param lookBack how long before the detection a change still counts as recent */
    ChangeDiagnosis(
            Incidents incidents,
            AiSystems systems,
            SystemChanges changes,
            DiagnosisRecord record,
            Clock clock,
            @Value("${quell.diagnostics.changes-look-back:14d}") Duration lookBack) {
        this.incidents = incidents;
        this.systems = systems;
        this.changes = changes;
        this.record = record;
        this.clock = clock;
        this.lookBack = lookBack;
    }

    /**
     * Lists the changes and records them in the incident.
     *
     * @throws dev.quell.shared.Problem 404 when there is no such incident
     * @throws dev.quell.automation.spi.ConnectorException when an outside system did not answer
     */
    public ChangeReport list(String incidentId) {
        var incident = incidents.require(incidentId);
        var since = incident.detectedAt().minus(lookBack);
        var report = Optional.ofNullable(incident.systemId())
                .flatMap(systems::find)
                .map(system -> report(incident, system, since))
                .orElseGet(() -> new ChangeReport(
                        since,
                        List.of(),
                        "The incident names no registered AI system, so there is nothing to look for changes in.",
                        null,
                        clock.instant()));
        record.keep(incidentId, DiagnosisPart.CHANGES, report, report.summary(), List.of());
        return report;
    }

    private ChangeReport report(Incident incident, AiSystem system, Instant since) {
        var found = new ArrayList<>(changes.since(incident.id(), since));
        if (!system.updatedAt().isBefore(since)) {
            found.add(new Change(
                    system.updatedAt(), "inventory", "Inventory entry now at version " + system.version(), ""));
        }
        found.sort(Comparator.comparing(Change::at).reversed());
        var production = changes.production(incident.id()).orElse(null);
        return new ChangeReport(since, found, summary(system, found), production, clock.instant());
    }

    private String summary(AiSystem system, List<Change> found) {
        var period = lookBack.toDays() + " days before the detection or since";
        if (system.registry() == null && system.pipelines().isEmpty()) {
            return "AI system " + system.id() + " has neither a registry nor pipelines in the inventory; only the"
                    + " inventory itself was looked at: " + found.size() + " changes in the " + period + ".";
        }
        if (found.isEmpty()) {
            return "Nothing changed in the " + period + ".";
        }
        var latest = found.get(0);
        return found.size() + (found.size() == 1 ? " change" : " changes") + " in the " + period + ". Latest: "
                + latest.what() + " (" + UtcTime.minute(latest.at()) + ").";
    }
}
