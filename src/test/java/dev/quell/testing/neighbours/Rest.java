package dev.quell.testing.neighbours;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Just enough JSON over HTTP to seed a server and to look at it; the product's own clients are what is under test. */
record Rest(String base, @Nullable String bearer) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    record Answer(int status, JsonNode body) {}

    Rest(String base) {
        this(base, null);
    }

    Rest withBearer(String token) {
        return new Rest(base, token);
    }

    /** The answer's body; fails on anything but 2xx. */
    JsonNode get(String path) {
        return require("GET", path, null);
    }

    JsonNode post(String path, Object body) {
        return require("POST", path, body);
    }

    JsonNode patch(String path, Object body) {
        return require("PATCH", path, body);
    }

    private JsonNode require(String method, String path, @Nullable Object body) {
        var answer = exchange(method, path, body);
        if (answer.status() / 100 != 2) {
            throw new IllegalStateException(
                    "%s %s%s answered %s: %s".formatted(method, base, path, answer.status(), answer.body()));
        }
        return answer.body();
    }

    /** The answer whatever its status; a body that is not JSON reads as text. */
    Answer exchange(String method, String path, @Nullable Object body) {
        try {
            var response = CLIENT.send(request(method, path, body), BodyHandlers.ofString());
            return new Answer(response.statusCode(), parse(response));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest request(String method, String path, @Nullable Object body) throws IOException {
        var content = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body));
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .method(method, content);
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        return request.build();
    }

    private static JsonNode parse(HttpResponse<String> response) {
        if (response.body().isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            return JSON.getNodeFactory().textNode(response.body());
        }
    }
}
