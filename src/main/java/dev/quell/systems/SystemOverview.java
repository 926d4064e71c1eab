package dev.quell.systems;

import dev.quell.inventory.AiSystem;
import dev.quell.inventory.AiSystems;
import dev.quell.roster.PreparednessAudits;
import dev.quell.roster.PreparednessAudits.Audit;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The inventory at a glance. */
@Service
@Transactional(readOnly = true)
public class SystemOverview {

    private static final OpenIncidents.Count NONE = new OpenIncidents.Count(0, null);

    private final AiSystems systems;
    private final OpenIncidents incidents;
    private final PreparednessAudits audits;

    SystemOverview(AiSystems systems, OpenIncidents incidents, PreparednessAudits audits) {
        this.systems = systems;
        this.incidents = incidents;
        this.audits = audits;
    }

    /**
     * One system.
     *
     * @param worst highest severity among the open incidents, null when there is none or none is classified
     * @param audited when its preparation was looked at last; null when it never was
     */
    public record Row(
            AiSystem system,
            int open,
            @Nullable String worst,
            int gaps,
            @Nullable Instant audited) {}

    /** Those with open incidents first, by name among equals. */
    public List<Row> rows(SystemFilter filter) {
        var open = incidents.bySystem();
        var audit = audits.last().orElse(null);
        return systems.all().stream()
                .filter(filter::fits)
                .map(system -> row(system, open.getOrDefault(system.id(), NONE), audit))
                .sorted(Comparator.comparingInt((Row row) -> -row.open())
                        .thenComparing(row -> row.system().name(), String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /** Everybody who answers for a system. */
    public List<String> owners() {
        return systems.all().stream().map(AiSystem::owner).distinct().sorted().toList();
    }

    private Row row(AiSystem system, OpenIncidents.Count open, @Nullable Audit audit) {
        var audited = audit == null || audit.at().isBefore(system.registeredAt()) ? null : audit.at();
        return new Row(system, open.number(), open.worst(), systems.gaps(system).size(), audited);
    }
}
