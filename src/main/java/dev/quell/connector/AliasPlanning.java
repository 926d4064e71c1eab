package dev.quell.connector;

import dev.quell.automation.spi.ActionRequest;
import dev.quell.automation.spi.ConnectorInfo.ActionKind;
import dev.quell.automation.spi.Plan;
import dev.quell.automation.spi.Planning;
import dev.quell.automation.spi.Refusal;
import dev.quell.automation.spi.StateSnapshot;
import dev.quell.automation.spi.Target;
import dev.quell.automation.spi.UndoClass;
import dev.quell.shared.Problem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Moving an alias of a registered model, as plans. The state is {@code alias} and, unless the alias is absent, {@code version}; the facts
 * are {@code versionStatus} of the wanted version.
 */
public final class AliasPlanning {

    public static final String SET = "setAlias";
    public static final String REMOVE = "removeAlias";
    /** The fact that tells whether the wanted version can be served. */
    public static final String VERSION_STATUS = "versionStatus";

    public static final String READY = "READY";
    public static final String ABSENT = "ABSENT";

    private static final Pattern ALIAS = Pattern.compile("[A-Za-z0-9_-]{1,255}");
    private static final Pattern RESERVED = Pattern.compile("latest|v\\d+", Pattern.CASE_INSENSITIVE);
    private static final Pattern VERSION = Pattern.compile("[1-9]\\d{0,17}");

    private AliasPlanning() {}

    public static List<ActionKind> actions(String type) {
        return List.of(
                new ActionKind(
                        type + "." + SET,
                        "Moves an alias of a registered model to a version",
                        List.of("model", "alias", "version"),
                        UndoClass.RESTORE),
                new ActionKind(
                        type + "." + REMOVE,
                        "Removes an alias of a registered model",
                        List.of("model", "alias"),
                        UndoClass.RESTORE));
    }

    /** @throws Problem 400 naming the parameter that a registry would refuse */
    public static Target target(ActionRequest request) {
        var model = request.param("model");
        var alias = request.param("alias");
        if (!ALIAS.matcher(alias).matches() || RESERVED.matcher(alias).matches()) {
            throw Problem.invalid(
                    "params.alias",
                    "must be letters, digits, dashes and underscores, and neither \"latest\" nor \"v\" with a number");
        }
        if (request.verb().equals(SET)
                && !VERSION.matcher(request.param("version")).matches()) {
            throw Problem.invalid("params.version", "must be the number of a version, for example 7");
        }
        return new Target("alias", model + "@" + alias);
    }

    /** @param version {@code null} when the alias is absent */
    public static Map<String, Object> state(String alias, @Nullable String version) {
        var state = new TreeMap<String, Object>(Map.of("alias", alias));
        if (version != null) {
            state.put("version", version);
        }
        return state;
    }

    public static Planning plan(StateSnapshot before, ActionRequest request) {
        if (request.verb().equals(REMOVE)) {
            return plan(before, request, null);
        }
        var version = request.param("version");
        var status = before.facts().getOrDefault(VERSION_STATUS, ABSENT);
        if (status.equals(ABSENT)) {
            return Refusal.precondition("Model " + request.param("model") + " has no version " + version);
        }
        return status.equals(READY)
                ? plan(before, request, version)
                : Refusal.precondition(
                        "Version " + version + " of " + request.param("model") + " is not ready: " + status);
    }

    private static Plan plan(StateSnapshot before, ActionRequest request, @Nullable String version) {
        var model = request.param("model");
        var alias = request.param("alias");
        var from = before.state().get("version");
        return new Plan(
                request,
                before,
                state(alias, version),
                summary(model, alias, from, version),
                List.of("Servers that resolved the alias earlier go on with the old version until they reload it"),
                UndoClass.RESTORE,
                undo(request, from));
    }

    private static String summary(String model, String alias, @Nullable Object from, @Nullable String to) {
        if (to == null) {
            return "Remove alias " + alias + " of " + model
                    + (from == null ? ", which is absent" : ", now version " + from);
        }
        return from == null
                ? "Set alias " + alias + " of " + model + " to version " + to
                : to.equals(from)
                        ? "Leave alias " + alias + " of " + model + " at version " + to
                        : "Move alias " + alias + " of " + model + " from version " + from + " to " + to;
    }

    private static ActionRequest undo(ActionRequest request, @Nullable Object from) {
        var type = request.type().substring(0, request.type().indexOf('.') + 1);
        var params = new TreeMap<>(Map.of("model", request.param("model"), "alias", request.param("alias")));
        if (from != null) {
            params.put("version", from.toString());
        }
        return new ActionRequest(type + (from == null ? REMOVE : SET), request.connection(), params);
    }
}
