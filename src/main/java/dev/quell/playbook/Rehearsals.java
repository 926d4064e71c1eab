package dev.quell.playbook;

import dev.quell.engine.ModelKind;
import dev.quell.incident.Incident;
import dev.quell.incident.IncidentType;
import dev.quell.incident.Incidents;
import dev.quell.incident.NewIncident;
import dev.quell.incident.Status;
import dev.quell.inventory.AiSystems;
import dev.quell.shared.Problem;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Rehearses drafts of processes, each in an exercise of its own that ends with the rehearsal. */
@Component
public class Rehearsals {

    static final String SOURCE = "rehearsal";

    private final ModelVersions versions;
    private final RehearsalRepository repository;
    private final RehearsalRun run;
    private final Incidents incidents;
    private final AiSystems systems;
    private final PlaybookTimeline timeline;
    private final Clock clock;

    Rehearsals(
            ModelVersions versions,
            RehearsalRepository repository,
            RehearsalRun run,
            Incidents incidents,
            AiSystems systems,
            PlaybookTimeline timeline,
            Clock clock) {
        this.versions = versions;
        this.repository = repository;
        this.run = run;
        this.incidents = incidents;
        this.systems = systems;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** The last one of that version. */
    public Optional<Rehearsal> last(ModelVersion version) {
        return repository.last(version.definitionId());
    }

    /** By the key of the process. */
    public Map<String, LastRehearsal> lastOfEach() {
        return repository.lastOfEach().stream().collect(Collectors.toMap(LastRehearsal::key, Function.identity()));
    }

    /**
     * Takes as long as the process needs, at most half a minute.
     *
     * @throws Problem 400 for what is no process or an unknown AI system
     */
    public Rehearsal rehearse(ModelVersion version, String systemId, String by) {
        if (version.kind() != ModelKind.PROCESS) {
            throw Problem.invalid("kind", "only processes can be rehearsed");
        }
        if (systems.find(systemId).isEmpty()) {
            throw Problem.invalid("system", "choose an AI system from the list");
        }
        var incident = exercise(version, systemId, by);
        var outcome = run.run(version.definitionId(), incident.id(), variables(version, incident, systemId));
        incidents.transition(incident.id(), Status.DISMISSED, "The rehearsal is over");
        var rehearsal = rehearsal(version, incident, by, outcome);
        repository.add(version.definitionId(), rehearsal);
        timeline.append(version, "rehearsed", by, told(version, rehearsal));
        return rehearsal;
    }

    private Incident exercise(ModelVersion version, String systemId, String by) {
        return incidents.open(new NewIncident(
                "Rehearsal of version " + version.version() + " of " + version.key(),
                "A robot runs a draft through; nothing outside is touched.",
                type(version),
                systemId,
                SOURCE,
                by,
                SOURCE,
                SOURCE + " " + UUID.randomUUID(),
                true));
    }

    private static Map<String, Object> variables(ModelVersion version, Incident incident, String systemId) {
        var variables = new HashMap<String, Object>();
        variables.put("incidentId", incident.id());
        variables.put("incidentType", incident.type().key());
        variables.put("systemId", systemId);
        variables.put("title", incident.title());
        variables.put("severity", "SEV3");
        variables.put("priority", "P3");
        variables.put("playbook", version.key().replaceFirst("-(diagnose|contain|eradicate|recover)$", ""));
        variables.put("exercise", true);
        return variables;
    }

    private static IncidentType type(ModelVersion version) {
        return Arrays.stream(IncidentType.values())
                .filter(type -> version.key().startsWith(type.key() + "-"))
                .findFirst()
                .orElse(IncidentType.OTHER);
    }

    private Rehearsal rehearsal(ModelVersion version, Incident incident, String by, RehearsalRun.Outcome outcome) {
        var elements = ProcessItems.nodes(versions.content(version), version.key());
        return new Rehearsal(
                incident.id(),
                by,
                clock.instant(),
                names(elements, outcome.passed(), true),
                names(elements, outcome.passed(), false),
                outcome.stoppedAt(),
                outcome.problem());
    }

    private static List<String> names(List<Item> elements, Set<String> passed, boolean wanted) {
        return elements.stream()
                .filter(element -> passed.contains(element.id()) == wanted)
                .map(Item::name)
                .toList();
    }

    private static String told(ModelVersion version, Rehearsal rehearsal) {
        return "Version %d rehearsed: %d of %d elements passed, %s"
                .formatted(
                        version.version(),
                        rehearsal.passed().size(),
                        rehearsal.elements(),
                        rehearsal.ended()
                                ? "came to an end"
                                : "stopped at " + rehearsal.stoppedAt() + ": " + rehearsal.problem());
    }
}
