package dev.quell.playbook;

import dev.quell.engine.ModelKind;
import dev.quell.incident.IncidentVisibility;
import dev.quell.incident.Timeline;
import dev.quell.playbook.ModelVersion.State;
import dev.quell.shared.Problem;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets the commander take a running incident to the released version of one of its processes. */
@Component
public class IncidentMoves {

    private static final int LONGEST_REASON = 2000;

    private final ModelVersions versions;
    private final InstanceMigration migration;
    private final Timeline timeline;
    private final IncidentVisibility visibility;
    private final JdbcClient jdbc;

    IncidentMoves(
            ModelVersions versions,
            InstanceMigration migration,
            Timeline timeline,
            IncidentVisibility visibility,
            JdbcClient jdbc) {
        this.versions = versions;
        this.migration = migration;
        this.timeline = timeline;
        this.visibility = visibility;
        this.jdbc = jdbc;
    }

    /** What runs on other versions than the released one, as far as whoever asks may know of it. */
    public List<RunningProcess> running(String key) {
        var byDefinition = versions.of(ModelKind.PROCESS, key).stream()
                .filter(version -> version.state() != State.RELEASED && version.incidents() > 0)
                .collect(Collectors.toMap(ModelVersion::definitionId, version -> version));
        if (byDefinition.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                select execution.id_ as instance, execution.business_key_ as incident, execution.proc_def_id_ as definition
                from act_ru_execution execution
                join quell.incident i on i.id = execution.business_key_
                where execution.parent_id_ is null and execution.proc_def_id_ in (:definitions) and\s""" + IncidentVisibility.SEEN + """
                order by i.id""")
                .params(visibility.reader())
                .param("definitions", byDefinition.keySet())
                .query((row, number) -> new RunningProcess(
                        row.getString("instance"),
                        row.getString("incident"),
                        version(byDefinition, row.getString("definition"))))
                .list();
    }

    /** @throws Problem 404 when no such process runs on another version than the released one */
    public RunningProcess require(String key, String instance) {
        return running(key).stream()
                .filter(running -> running.instance().equals(instance))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("process of " + key + " on another version", instance));
    }

    /** @throws Problem 409 when no version is released */
    public ModelVersion target(String key) {
        return versions.released(ModelKind.PROCESS, key)
                .orElseThrow(() -> Problem.conflict("No version of " + key + " is released"));
    }

    public MovePlan preview(RunningProcess running, ModelVersion target) {
        var from = running.version();
        var there = ProcessItems.nodes(versions.content(target), target.key()).stream()
                .collect(Collectors.toMap(Item::id, Item::type));
        var inBoth = ProcessItems.nodes(versions.content(from), from.key()).stream()
                .collect(Collectors.partitioningBy(
                        element -> element.type().equals(there.get(element.id())),
                        Collectors.mapping(Item::name, Collectors.toList())));
        var reachable = migration.mapped(from.definitionId(), target.definitionId());
        return new MovePlan(
                inBoth.getOrDefault(true, List.of()),
                inBoth.getOrDefault(false, List.of()),
                migration.active(running.instance()).stream()
                        .filter(element -> !reachable.contains(element))
                        .sorted()
                        .toList());
    }

    /** @throws Problem 409 when the process stands where the released version has nothing, 400 without a reason */
    @Transactional
    public void move(String key, String instance, String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON || reason.indexOf('\0') >= 0) {
            throw Problem.invalid("reason", "say why, in at most " + LONGEST_REASON + " characters");
        }
        var running = require(key, instance);
        var target = target(key);
        var plan = preview(running, target);
        if (!plan.possible()) {
            throw Problem.conflict(running.incidentId() + " is at " + String.join(", ", plan.blocking())
                    + ", which version " + target.version() + " does not have: move it once it is past that");
        }
        migration.move(instance, running.version().definitionId(), target.definitionId());
        timeline.append(
                running.incidentId(),
                "incident.processMoved",
                "%s moved from version %d to version %d: %s"
                        .formatted(target.name(), running.version().version(), target.version(), reason.strip()),
                Map.of(
                        "process", key,
                        "from", running.version().definitionId(),
                        "to", target.definitionId(),
                        "reason", reason.strip()));
    }

    private static ModelVersion version(Map<String, ModelVersion> byDefinition, String definition) {
        var version = byDefinition.get(definition);
        if (version == null) {
            throw new IllegalStateException("Nothing of " + definition + " was asked for");
        }
        return version;
    }
}
