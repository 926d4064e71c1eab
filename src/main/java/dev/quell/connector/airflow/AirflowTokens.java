package dev.quell.connector.airflow;

import dev.quell.automation.spi.Connection;
import dev.quell.connector.Answer;
import dev.quell.connector.OutboundHttp;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/**
 * The JSON web tokens that Airflow 3 wants. One is fetched when there is none and once more when Airflow refuses it: what was refused
 * for its token has changed nothing, so sending it again is safe.
 */
@Component
class AirflowTokens {

    private final OutboundHttp http;
    private final Map<String, String> cached = new ConcurrentHashMap<>();

    AirflowTokens(OutboundHttp http) {
        this.http = http;
    }

    Answer with(Connection connection, Function<String, Answer> call) {
        if (connection.token().present()) {
            return call.apply(connection.token().reveal());
        }
        var known = cached.get(key(connection));
        if (known != null) {
            var answer = call.apply(known);
            if (!tokenRefused(answer)) {
                return answer;
            }
            cached.remove(key(connection), known);
        }
        return withFresh(connection, call);
    }

    private Answer withFresh(Connection connection, Function<String, Answer> call) {
        var login =
                http.send(connection, HttpMethod.POST, "/auth/token", Map.of(), headers -> {}, credentials(connection));
        var token = token(login);
        if (token == null) {
            return loginFailed(connection, login);
        }
        cached.put(key(connection), token);
        return call.apply(token);
    }

    /** That no token could be had does not leave the effect of the call open: it was never made. */
    private static Answer loginFailed(Connection connection, Answer login) {
        if (login instanceof Answer.Lost lost) {
            return new Answer.NotSent(lost.reason());
        }
        if (login instanceof Answer.Success) {
            return new Answer.Failure(
                    403, connection.name() + " answered the login without a token; check its url", Answer.PAUSE);
        }
        if (login instanceof Answer.Failure failure && failure.status() >= 500) {
            return new Answer.NotSent(failure.message());
        }
        return login;
    }

    private static boolean tokenRefused(Answer answer) {
        return answer instanceof Answer.Failure failure
                && (failure.status() == 401
                        || failure.status() == 403 && failure.message().contains("JWT"));
    }

    private static @Nullable String token(Answer login) {
        if (!(login instanceof Answer.Success success)) {
            return null;
        }
        var body = success.body();
        var token = body.path("access_token").asText(body.path("jwt_token").asText(""));
        return token == null || token.isEmpty() ? null : token;
    }

    private static Map<String, String> credentials(Connection connection) {
        var credentials = new LinkedHashMap<String, String>();
        credentials.put("username", connection.username() == null ? "" : connection.username());
        credentials.put("password", connection.password().reveal());
        return credentials;
    }

    private static String key(Connection connection) {
        return connection.name() + " " + connection.url() + " " + connection.username();
    }
}
