package dev.quell.automation;

import dev.quell.automation.SystemWorld.World;
import dev.quell.automation.spi.ModelRegistry.RegisteredModel;
import dev.quell.automation.spi.PipelineScheduler;
import dev.quell.inventory.Registry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** What the registry and the schedulers of an incident's AI system say: as a state to freeze, and as changes to look through. */
@Service
public class SystemChanges {

    private final SystemWorld worlds;
    private final ActionJournal journal;

    SystemChanges(SystemWorld worlds, ActionJournal journal) {
        this.worlds = worlds;
        this.journal = journal;
    }

    /**
     * Model versions, our own alias moves and pipeline runs, newest first.
     *
     * @throws dev.quell.automation.spi.ConnectorException when an outside system did not answer
     * @throws ActionRefusedException when the incident is about no registered system
     */
    public List<Change> since(String incidentId, Instant since) {
        var world = worlds.of(incidentId);
        var changes = new ArrayList<Change>();
        var registry = world.system().registry();
        if (registry != null) {
            changes.addAll(versions(world.model(registry), registry));
            changes.addAll(moves(world, registry));
        }
        world.system().pipelines().forEach(pipeline -> changes.addAll(runs(world.pipeline(pipeline))));
        return changes.stream()
                .filter(change -> !change.at().isBefore(since))
                .sorted(Comparator.comparing(Change::at).reversed())
                .toList();
    }

    /**
     * The model version that stands in production now; empty when the AI system has no registry, or nothing bears its alias.
     *
     * @throws dev.quell.automation.spi.ConnectorException when the registry did not answer
     * @throws ActionRefusedException when the incident is about no registered system
     */
    public Optional<String> production(String incidentId) {
        var world = worlds.of(incidentId);
        return Optional.ofNullable(world.system().registry())
                .map(registry -> world.model(registry).aliases().get(registry.alias()));
    }

    /**
     * The registry's and the schedulers' state now, for the evidence named {@link EvidenceGate#REGISTRY_STATE}.
     *
     * @throws dev.quell.automation.spi.ConnectorException when an outside system did not answer
     * @throws ActionRefusedException when the incident is about no registered system
     */
    public Map<String, Object> state(String incidentId) {
        var world = worlds.of(incidentId);
        var state = new LinkedHashMap<String, Object>();
        var registry = world.system().registry();
        if (registry != null) {
            state.put("registry", registry);
            state.put("model", world.model(registry));
        }
        state.put(
                "pipelines",
                world.system().pipelines().stream().map(world::pipeline).toList());
        return state;
    }

    private static List<Change> versions(RegisteredModel model, Registry registry) {
        var current = model.aliases().get(registry.alias());
        return model.versions().stream()
                .map(version -> new Change(
                        version.createdAt(),
                        "model version",
                        "Version " + version.version() + " of " + model.name() + " registered"
                                + (version.ready() ? "" : ", not ready")
                                + (version.version().equals(current) ? ", now " + registry.alias() : ""),
                        version.author()))
                .toList();
    }

    private List<Change> moves(World world, Registry registry) {
        return journal.history(world.target(registry), 100).stream()
                .filter(action -> action.receiptAt() != null)
                .map(action ->
                        new Change(Objects.requireNonNull(action.receiptAt()), "alias", action.summary(), action.id()))
                .toList();
    }

    private static List<Change> runs(PipelineScheduler.Pipeline pipeline) {
        return pipeline.runs().stream()
                .flatMap(run -> Stream.ofNullable(run.startedAt())
                        .map(at -> new Change(
                                at,
                                "pipeline run",
                                "Run " + run.id() + " of " + pipeline.name() + ": " + run.state(),
                                run.author())))
                .toList();
    }
}
