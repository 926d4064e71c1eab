package dev.quell.automation.spi;

import java.util.List;

/**
 * What a connector can do.
 *
 * @param type the connection type that it serves, {@code mlflow}; its action types begin with it and a dot
 */
public record ConnectorInfo(String type, List<ActionKind> actions) {

    public ConnectorInfo {
        actions = List.copyOf(actions);
    }

    /** One verb: its action type, what it does, its parameters, and how it is taken back. */
    public record ActionKind(String type, String does, List<String> params, UndoClass undoClass) {

        public ActionKind {
            params = List.copyOf(params);
        }
    }

    public boolean knows(String actionType) {
        return actions.stream().anyMatch(action -> action.type().equals(actionType));
    }
}
