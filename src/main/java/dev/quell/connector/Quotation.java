package dev.quell.connector;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quell.automation.spi.Connection;
import dev.quell.shared.Secret;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** What a server said, as people may read it: without the secrets that it was sent, on one line, and short. */
final class Quotation {

    private static final int LONGEST = 300;

    private final Connection connection;
    private final Secret credentials;

    /** @param sent the headers of the request, whose credentials may have been fetched and so stand in no setting */
    Quotation(Connection connection, HttpHeaders sent) {
        var authorization = Objects.requireNonNullElse(sent.getFirst(HttpHeaders.AUTHORIZATION), "");
        this.connection = connection;
        this.credentials = Secret.of(authorization.substring(authorization.indexOf(' ') + 1));
    }

    /** Of an answer that is no success, with what to do about it where that is known. */
    String of(int status, HttpHeaders headers, @Nullable JsonNode json, String text) {
        var said = of(json == null ? text : sentence(json));
        return connection.name() + " answered " + status + ": " + said + remedy(status, headers);
    }

    /** Cut only afterwards: half a secret would no longer be known for one. */
    String of(String text) {
        var line = connection
                .redact(credentials.redact(text))
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }

    private String remedy(int status, HttpHeaders headers) {
        var setting = "quell.connections." + connection.name() + ".url";
        var location = headers.getFirst(HttpHeaders.LOCATION);
        return switch (status / 100) {
            case 2 -> "; that is no JSON, so check " + setting;
            case 3 ->
                "; redirects are not followed, so set " + setting + " to the address that answers"
                        + (location == null ? "" : ", like " + of(location));
            default -> "";
        };
    }

    /** The sentence in an error body, whatever shape the server gives it. */
    private static String sentence(JsonNode json) {
        for (var field : List.of("message", "detail", "title", "error")) {
            var value = json.path(field);
            if (value.isTextual()) {
                return value.asText();
            }
            if (value.isContainerNode()) {
                return value.toString();
            }
        }
        return json.toString();
    }
}
