package dev.quell.connector;

import dev.quell.automation.spi.ActionRequest;
import dev.quell.automation.spi.ConnectorInfo.ActionKind;
import dev.quell.automation.spi.Plan;
import dev.quell.automation.spi.Planning;
import dev.quell.automation.spi.StateSnapshot;
import dev.quell.automation.spi.Target;
import dev.quell.automation.spi.UndoClass;
import dev.quell.shared.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Pausing and unpausing a pipeline, as plans. The state is {@code paused}; the facts are {@code activeRuns} (how many run or wait), and
 * {@code stale} and {@code importErrors} where the scheduler says so.
 */
public final class PausePlanning {

    public static final String PAUSE = "pauseDag";
    public static final String UNPAUSE = "unpauseDag";
    public static final String ACTIVE_RUNS = "activeRuns";
    public static final String STALE = "stale";
    public static final String IMPORT_ERRORS = "importErrors";

    private static final Pattern DAG_ID = Pattern.compile("[A-Za-z0-9_.-]{1,250}");

    private PausePlanning() {}

    public static List<ActionKind> actions(String type) {
        return List.of(
                new ActionKind(
                        type + "." + PAUSE, "Keeps a pipeline from starting", List.of("dagId"), UndoClass.RESTORE),
                new ActionKind(
                        type + "." + UNPAUSE, "Lets a pipeline start again", List.of("dagId"), UndoClass.RESTORE));
    }

    /** @throws Problem 400 when the pipeline's id is none that a scheduler has */
    public static Target target(ActionRequest request) {
        var dagId = request.param("dagId");
        if (!DAG_ID.matcher(dagId).matches() || dagId.matches("\\.+")) {
            throw Problem.invalid("params.dagId", "must be letters, digits, dashes, dots and underscores");
        }
        return new Target("pipeline", dagId);
    }

    public static Map<String, Object> state(boolean paused) {
        return Map.of("paused", paused);
    }

    public static Planning plan(StateSnapshot before, ActionRequest request) {
        var pause = request.verb().equals(PAUSE);
        var noop = before.state().equals(state(pause));
        var verb = noop ? (pause ? "Leave paused: " : "Leave running: ") : (pause ? "Pause " : "Unpause ");
        return new Plan(
                request,
                before,
                state(pause),
                verb + "pipeline " + request.param("dagId"),
                noop ? List.of() : risks(before, pause),
                UndoClass.RESTORE,
                opposite(before, request));
    }

    private static List<String> risks(StateSnapshot before, boolean pause) {
        var risks = new ArrayList<String>();
        var active = before.facts().getOrDefault(ACTIVE_RUNS, 0);
        if (pause) {
            risks.add(
                    active.equals(0)
                            ? "No run is active"
                            : "Pausing does not stop what runs: " + active
                                    + " active runs finish the tasks they are in");
        } else {
            risks.add("Unpausing may start the run that was missed at once");
            if (!active.equals(0)) {
                risks.add(active + " runs that wait go on at once");
            }
        }
        warn(risks, before, STALE, "The scheduler no longer finds this pipeline's source");
        warn(risks, before, IMPORT_ERRORS, "The pipeline's source has import errors, so it cannot run");
        return risks;
    }

    private static void warn(List<String> risks, StateSnapshot before, String fact, String warning) {
        if (Boolean.TRUE.equals(before.facts().get(fact))) {
            risks.add(warning);
        }
    }

    /** What was paused before stays paused when taken back. */
    private static ActionRequest opposite(StateSnapshot before, ActionRequest request) {
        var type = request.type().substring(0, request.type().indexOf('.') + 1);
        var wasPaused = before.state().equals(state(true));
        return new ActionRequest(type + (wasPaused ? PAUSE : UNPAUSE), request.connection(), request.params());
    }
}
