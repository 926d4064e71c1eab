package dev.quell.automation.spi;

import dev.quell.shared.Problem;
import java.util.Map;
import java.util.Objects;

/**
 * What somebody wants done.
 *
 * @param type connector and verb, {@code mlflow.setAlias}
 * @param connection name of a configured connection
 * @param params the verb's parameters, never a secret
 */
public record ActionRequest(String type, String connection, Map<String, String> params) {

    public ActionRequest {
        params = Map.copyOf(params);
    }

    /** The part of the type after the dot. */
    public String verb() {
        return type.substring(type.indexOf('.') + 1);
    }

    /** @throws Problem 400 when the parameter is missing or blank */
    public String param(String name) {
        var value = params.get(name);
        if (value == null || value.isBlank()) {
            throw Problem.invalid("params." + name, type + " needs it");
        }
        return Objects.requireNonNull(value);
    }
}
