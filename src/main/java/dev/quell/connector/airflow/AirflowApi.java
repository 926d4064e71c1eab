package dev.quell.connector.airflow;

import dev.quell.automation.spi.Connection;
import dev.quell.automation.spi.Permit;
import dev.quell.connector.Answer;
import dev.quell.connector.OutboundHttp;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** The calls of Airflow's REST API that Quell makes, each for one DAG only: the plural forms change every DAG that a filter matches. */
@Component
class AirflowApi {

    private static final int OLD = 2;

    private final OutboundHttp http;
    private final AirflowTokens tokens;

    AirflowApi(OutboundHttp http, AirflowTokens tokens) {
        this.http = http;
        this.tokens = tokens;
    }

    Answer version(Connection connection) {
        return http.send(connection, HttpMethod.GET, base(connection) + "/version", Map.of(), headers -> {}, null);
    }

    Answer anyDag(Connection connection) {
        return get(connection, "/dags?limit=1", Map.of());
    }

    Answer dag(Connection connection, String dagId) {
        return get(connection, "/dags/{dag}", Map.of("dag", dagId));
    }

    Answer setPaused(Permit permit, Connection connection, String dagId, boolean paused) {
        return send(
                http.with(permit),
                connection,
                HttpMethod.PATCH,
                "/dags/{dag}?update_mask=is_paused",
                Map.of("dag", dagId),
                Map.of("is_paused", paused));
    }

    /** Runs that are running or wait; {@code total_entries} counts them. */
    Answer activeRuns(Connection connection, String dagId) {
        return get(connection, "/dags/{dag}/dagRuns?state=running&state=queued&limit=1", Map.of("dag", dagId));
    }

    /** The hundred runs that started last. */
    Answer recentRuns(Connection connection, String dagId) {
        return get(connection, "/dags/{dag}/dagRuns?order_by=-start_date&limit=100", Map.of("dag", dagId));
    }

    private Answer get(Connection connection, String path, Map<String, String> variables) {
        return send(http, connection, HttpMethod.GET, path, variables, null);
    }

    private Answer send(
            OutboundHttp door,
            Connection connection,
            HttpMethod method,
            String path,
            Map<String, String> variables,
            @Nullable Object body) {
        if (connection.apiVersion() == OLD) {
            return door.send(connection, method, base(connection) + path, variables, basic(connection), body);
        }
        return tokens.with(
                connection,
                token -> door.send(
                        connection,
                        method,
                        base(connection) + path,
                        variables,
                        headers -> headers.setBearerAuth(token),
                        body));
    }

    private static Consumer<HttpHeaders> basic(Connection connection) {
        return headers -> {
            if (connection.username() != null) {
                headers.setBasicAuth(
                        connection.username(), connection.password().reveal());
            }
        };
    }

    private static String base(Connection connection) {
        return connection.apiVersion() == OLD ? "/api/v1" : "/api/v2";
    }
}
