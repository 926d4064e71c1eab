package dev.quell.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quell.shared.CanonicalJson;
import dev.quell.testing.QuellProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Speaks to nodes that may be dead, paused or starting: no answer is an answer too. */
final class Client {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /** @param status 0 when none came: what was asked for may have been done */
    record Answer(int status, String body) {

        boolean ok() {
            return status / 100 == 2;
        }

        /** Nobody listens there, so nothing has been done. */
        boolean refused() {
            return status == 0 && body.contains("ConnectException");
        }

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Answer get(URI node, String user, String path) {
        return send(request(node, user, path).GET());
    }

    Answer post(URI node, String user, String path, Object body) {
        return send(request(node, user, path).POST(BodyPublishers.ofString(CanonicalJson.write(body))));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            return new Answer(0, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(0, "interrupted");
        }
    }

    private static HttpRequest.Builder request(URI node, String user, String path) {
        var login = (user + ":" + QuellProcess.PASSWORD).getBytes(StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(node.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
    }
}
