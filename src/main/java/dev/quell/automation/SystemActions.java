package dev.quell.automation;

import dev.quell.automation.SystemWorld.World;
import dev.quell.automation.spi.Verdict;
import dev.quell.inventory.AiSystem;
import dev.quell.inventory.Pipeline;
import dev.quell.inventory.Registry;
import dev.quell.shared.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What playbooks do to an AI system, in its own terms: its inventory entry says to which registry and which pipelines. */
@Service
public class SystemActions {

    public static final String PAUSE_PIPELINE = "pausePipeline";
    public static final String ROLL_BACK_MODEL = "rollBackModel";
    public static final String REDEPLOY_MODEL = "redeployModel";
    public static final String RESUME_TRAINING = "resumeTraining";

    private final SystemWorld worlds;
    private final Actions actions;
    private final LastGoodVersion lastGood;

    SystemActions(SystemWorld worlds, Actions actions, LastGoodVersion lastGood) {
        this.worlds = worlds;
        this.actions = actions;
        this.lastGood = lastGood;
    }

    /**
     * What containment is to change.
     *
     * @param targetVersion to return to, {@code null} for the last good version
     * @param pausePipelines whether the system's pipelines are paused
     */
    public record Containment(@Nullable String targetVersion, boolean pausePipelines) {}

    /**
     * Plans to pause each pipeline, unless that is not wanted, and to move the registry's alias back.
     *
     * @return the planned actions, in the order in which to perform them; never empty
     * @throws ActionRefusedException when one of them is not possible, or the system names nothing to act on
     * @throws dev.quell.automation.spi.ConnectorException when an outside system did not answer; try again later
     */
    @Transactional(noRollbackFor = Problem.class)
    public List<Action> planContainment(String incidentId, Containment wanted, String proposer) {
        var world = worlds.of(incidentId);
        var planned = new ArrayList<Action>();
        if (wanted.pausePipelines()) {
            planned.addAll(schedule(incidentId, PAUSE_PIPELINE, "pauseDag", proposer));
        } else {
            actions.withdraw(incidentId, PAUSE_PIPELINE);
        }
        registry(world.system())
                .map(registry -> world.setAlias(registry, version(world, registry, wanted.targetVersion())))
                .map(request -> actions.plan(incidentId, ROLL_BACK_MODEL, "", request, proposer))
                .ifPresent(planned::add);
        return requireAny(world.system(), planned);
    }

    /**
     * Plans to move the alias to {@code newVersion} and, if wanted, to let the pipelines run again.
     *
     * @throws ActionRefusedException when one of them is not possible, or the system names nothing to act on
     * @throws Problem 400 when the version is malformed
     */
    @Transactional(noRollbackFor = Problem.class)
    public List<Action> planRedeployment(
            String incidentId, String newVersion, boolean resumeTraining, String proposer) {
        var world = worlds.of(incidentId);
        var planned = new ArrayList<Action>();
        registry(world.system()).ifPresent(registry -> {
            world.furnishVersion(registry, newVersion);
            var request = world.setAlias(registry, newVersion);
            planned.add(actions.plan(incidentId, REDEPLOY_MODEL, "", request, proposer));
        });
        if (resumeTraining) {
            planned.addAll(schedule(incidentId, RESUME_TRAINING, "unpauseDag", proposer));
        } else {
            actions.withdraw(incidentId, RESUME_TRAINING);
        }
        return requireAny(world.system(), planned);
    }

    /** Performs the step's actions of its latest round; all done when there are none. Transactions as {@link Actions#perform}. */
    public StepResult perform(String incidentId, String step) {
        var results = new ArrayList<ActionResult>();
        for (var action : actions.ofStep(incidentId, step)) {
            results.add(actions.perform(action.id()));
        }
        return new StepResult(results);
    }

    /** Whether every target of the step is as planned; passes when there is none. The worst finding counts. */
    public Verdict verify(String incidentId, String step) {
        return worst(actions.ofStep(incidentId, step).stream()
                .map(action -> actions.verify(action.id()))
                .toList());
    }

    /** Records that a person did the step, after looking whether its targets are as planned. */
    public Verdict doneByHand(String incidentId, String step, String user) {
        return worst(actions.ofStep(incidentId, step).stream()
                .map(action -> actions.doneByHand(action.id(), user))
                .toList());
    }

    /** Takes the step's actions back, newest first; each refuses for itself. */
    public List<UndoResult> undo(String incidentId, String step) {
        var newestFirst = new ArrayList<>(actions.ofStep(incidentId, step));
        Collections.reverse(newestFirst);
        var results = new ArrayList<UndoResult>();
        for (var action : newestFirst) {
            results.add(actions.undo(action.id()));
        }
        return results;
    }

    private String version(World world, Registry registry, @Nullable String wanted) {
        return wanted == null ? lastGood.of(world, registry) : wanted;
    }

    private List<Action> schedule(String incidentId, String step, String verb, String proposer) {
        var world = worlds.of(incidentId);
        return world.system().pipelines().stream()
                .map(pipeline ->
                        actions.plan(incidentId, step, part(pipeline), world.schedule(pipeline, verb), proposer))
                .toList();
    }

    private static String part(Pipeline pipeline) {
        return pipeline.connection() + ":" + pipeline.dagId();
    }

    private static Optional<Registry> registry(AiSystem system) {
        return Optional.ofNullable(system.registry());
    }

    private static List<Action> requireAny(AiSystem system, List<Action> planned) {
        if (planned.isEmpty()) {
            throw new ActionRefusedException(
                    "AI system \"" + system.id() + "\" names neither a registry nor a pipeline; act by hand");
        }
        return planned;
    }

    private static Verdict worst(List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(verdict -> !verdict.passed())
                .sorted((left, right) -> left.result().compareTo(right.result()))
                .findFirst()
                .orElseGet(() -> Verdict.pass(verdicts.size() + " targets are as planned"));
    }
}
