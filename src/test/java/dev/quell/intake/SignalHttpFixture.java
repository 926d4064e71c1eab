package dev.quell.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quell.incident.Incidents;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A system of its own for each test, and requests about it as machines send them. */
abstract class SignalHttpFixture extends IntegrationTest {

    static final String ALERTMANAGER = "/api/v1/signals/alertmanager";
    static final String SIGNALS = "/api/v1/signals";
    static final String OBSERVATIONS = "/api/v1/observations";
    static final String AUTOMATION = "automation";

    static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    int port;

    @Autowired
    Incidents incidents;

    @Autowired
    SettableClock clock;

    String system;
    String series;

    @BeforeEach
    void registerSystem() throws Exception {
        system = "sent-" + UUID.randomUUID();
        series = UUID.randomUUID().toString();
        var answer = send(
                "POST",
                "engineer",
                "/api/v1/systems",
                ("{\"id\":\"" + system
                                + "\",\"name\":\"Sent\",\"owner\":\"business\",\"riskClass\":\"high\",\"personalData\":true,"
                                + "\"metrics\":[{\"metric\":\"accuracy\",\"baseline\":0.9,\"threshold\":0.8,\"direction\":\"BELOW\"}]}")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location")).hasValue("/api/v1/systems/" + system);
    }

    final HttpResponse<String> post(String path, byte[] body) throws IOException, InterruptedException {
        return send("POST", AUTOMATION, path, body);
    }

    final HttpResponse<String> send(String method, String user, String path, byte[] body)
            throws IOException, InterruptedException {
        return send(method, user, path, BodyPublishers.ofByteArray(body));
    }

    final HttpResponse<String> send(String method, String user, String path, BodyPublisher body)
            throws IOException, InterruptedException {
        return HTTP.send(request(method, user, path, body), BodyHandlers.ofString());
    }

    final HttpRequest request(String method, String user, String path, BodyPublisher body) {
        var login = Base64.getEncoder().encodeToString((user + ":quell").getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Basic " + login)
                .header("Content-Type", "application/json")
                .method(method, body)
                .build();
    }

    final AlertBody alert() {
        return AlertBody.of(
                series, time(), Map.of("alertname", "DriftShareHigh", "ai_system", system, "severity", "critical"));
    }

    final byte[] observation(double value) {
        return ("{\"systemId\":\"" + system + "\",\"metric\":\"accuracy\",\"value\":" + value + ",\"observedAt\":\""
                        + clock.instant() + "\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    final String time() {
        return clock.instant().minusSeconds(60).toString();
    }

    static String text(HttpResponse<String> answer) {
        return answer.body();
    }

    static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(answer.statusCode() + " " + answer.body(), e);
        }
    }
}
