package dev.quell.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/** Deploys as Camunda Modeler's deploy dialog does: two questions to see that the engine is there, then one multipart request. */
public final class ModelerClient {

    private static final String BOUNDARY = "----WebKitFormBoundaryQuellTest";

    private final HttpClient client = HttpClient.newHttpClient();
    private final String endpoint;
    private final String authorization;

    public ModelerClient(int port, String user) {
        this.endpoint = "http://localhost:" + port + "/engine-rest";
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":quell").getBytes(StandardCharsets.UTF_8));
    }

    /** @param files the diagram and what is attached to it, by file name */
    public HttpResponse<String> deploy(String name, Map<String, String> files) {
        for (var question : new String[] {"/deployment?maxResults=0", "/version"}) {
            var answer = send(request(question).GET());
            if (answer.statusCode() != 200) {
                return answer;
            }
        }
        var body = part("deployment-name", name)
                + part("deployment-source", "Camunda Modeler")
                + part("enable-duplicate-filtering", "true")
                + files.entrySet().stream()
                        .map(file -> file(file.getKey(), file.getValue()))
                        .collect(Collectors.joining())
                + "--" + BOUNDARY + "--\r\n";
        return send(request("/deployment/create")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofString(body)));
    }

    private static String part(String field, String value) {
        return "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(BOUNDARY, field, value);
    }

    private static String file(String name, String content) {
        return "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: text/xml\r\n\r\n%s\r\n"
                .formatted(BOUNDARY, name, name, content);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(endpoint + path))
                .header("Accept", "application/json")
                .header("Authorization", authorization);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
