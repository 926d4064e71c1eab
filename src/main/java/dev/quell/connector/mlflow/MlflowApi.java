package dev.quell.connector.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quell.automation.spi.Connection;
import dev.quell.automation.spi.Permit;
import dev.quell.connector.Answer;
import dev.quell.connector.OutboundHttp;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** The calls of MLflow's REST API that Quell makes. */
@Component
class MlflowApi {

    private static final String BASE = "/api/2.0/mlflow/";

    private final OutboundHttp http;

    MlflowApi(OutboundHttp http) {
        this.http = http;
    }

    Answer anyModel(Connection connection) {
        return get(connection, "registered-models/search?max_results=1", Map.of());
    }

    /** With all its aliases; only this answer has them reliably. */
    Answer model(Connection connection, String name) {
        return get(connection, "registered-models/get?name={name}", Map.of("name", name));
    }

    Answer version(Connection connection, String name, String version) {
        return get(
                connection,
                "model-versions/get?name={name}&version={version}",
                Map.of("name", name, "version", version));
    }

    /** Newest first. */
    Answer versions(Connection connection, String name, String pageToken) {
        // a name with one kind of quotes in it goes between the other kind: MLflow's filters know no escape
        var quote = name.contains("'") ? "\"" : "'";
        var query = "model-versions/search?filter={filter}&max_results=100"
                + (pageToken.isEmpty() ? "" : "&page_token={token}");
        return get(connection, query, Map.of("filter", "name=" + quote + name + quote, "token", pageToken));
    }

    Answer setAlias(Permit permit, Connection connection, String name, String alias, String version) {
        return change(
                permit,
                connection,
                HttpMethod.POST,
                "registered-models/alias",
                Map.of("name", name, "alias", alias, "version", version));
    }

    /** MLflow reads the parameters of a DELETE from its body. */
    Answer removeAlias(Permit permit, Connection connection, String name, String alias) {
        return change(
                permit, connection, HttpMethod.DELETE, "registered-models/alias", Map.of("name", name, "alias", alias));
    }

    Answer tag(Permit permit, Connection connection, String name, String version, String key, String value) {
        return change(
                permit,
                connection,
                HttpMethod.POST,
                "model-versions/set-tag",
                Map.of("name", name, "version", version, "key", key, "value", value));
    }

    static String text(JsonNode node, String field) {
        return Objects.requireNonNullElse(node.path(field).asText(""), "");
    }

    private Answer get(Connection connection, String path, Map<String, String> variables) {
        return http.send(
                connection, HttpMethod.GET, BASE + path, variables, headers -> authorize(connection, headers), null);
    }

    private Answer change(
            Permit permit, Connection connection, HttpMethod method, String path, Map<String, String> body) {
        return http.with(permit)
                .send(connection, method, BASE + path, Map.of(), headers -> authorize(connection, headers), body);
    }

    private static void authorize(Connection connection, HttpHeaders headers) {
        if (connection.token().present()) {
            headers.setBearerAuth(connection.token().reveal());
        } else if (connection.username() != null) {
            headers.setBasicAuth(connection.username(), connection.password().reveal());
        }
    }
}
