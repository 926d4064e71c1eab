package dev.quell.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
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
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

class SignalHttpTest extends IntegrationTest {

    private static final String ALERTMANAGER = "/api/v1/signals/alertmanager";
    private static final String SIGNALS = "/api/v1/signals";
    private static final String OBSERVATIONS = "/api/v1/observations";
    private static final String AUTOMATION = "automation";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    int port;

    @Autowired
    IntakeGate gate;

    @Autowired
    IntakeSettings settings;

    @Autowired
    Incidents incidents;

    @Autowired
    HikariDataSource pool;

    @Autowired
    SettableClock clock;

    private String system;
    private String series;

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

    @Test
    void answersOnceAnAlertIsDurable() throws Exception {
        var answer = post(ALERTMANAGER, alert().bytes());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var incident = json(answer).at("/opened/0").asText();
        assertThat(incidents.require(incident).reportedBy()).isEqualTo(AUTOMATION);
    }

    @Test
    void makesOneIncidentOfTheSameAlertSentSixtyFourTimesAtOnce() {
        var body = alert().bytes();

        var answers = IntStream.range(0, 64).mapToObj(i -> untilTaken(body)).toList().stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
        assertThat(answers.stream()
                        .map(SignalHttpTest::json)
                        .filter(receipt -> receipt.get("opened").size() == 1))
                .hasSize(1);
        assertThat(answers.stream()
                        .mapToInt(answer -> json(answer).get("stored").asInt())
                        .sum())
                .isEqualTo(1);
        assertThat(incidents.ofSystem(system, 10)).hasSize(1);
    }

    @Test
    void opensAnIncidentForAnObservationBelowItsThreshold() throws Exception {
        var fine = post(OBSERVATIONS, observation(0.85));
        var bad = post(OBSERVATIONS, ("[" + text(observation(0.7)) + "]").getBytes(StandardCharsets.UTF_8));

        assertThat(text(fine)).isEqualTo("{\"received\":1,\"stored\":1,\"duplicates\":0,\"breaches\":0}");
        assertThat(json(bad).get("breaches").asInt()).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(json(post(OBSERVATIONS, observation(0.7))).get("breaches").asInt())
                .isEqualTo(1);
        assertThat(incidents.ofSystem(system, 10)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/signals/alertmanager|'{'|body",
                "/api/v1/signals/alertmanager|'{\"alerts\":7}'|alerts",
                "/api/v1/signals/alertmanager|'{\"alerts\":[{\"status\":\"firing\",\"labels\":{\"a\":\"b\"},\"startsAt\":\"12\"}]}'|alerts[0].startsAt",
                "/api/v1/signals|''|body",
                "/api/v1/signals|'[]'|body",
                "/api/v1/signals|'{\"sourceTool\":\"x\",\"colour\":\"red\"}'|colour",
                "/api/v1/signals|'{\"sourceTool\":\"a\\u0000b\"}'|sourceTool",
                "/api/v1/signals|'{\"sourceTool\":\"x\",\"state\":\"firing\",\"occurredAt\":\"9999-12-31T00:00:00Z\"}'|occurredAt",
                "/api/v1/observations|'{\"systemId\":\"nobody-at-all\",\"metric\":\"m\",\"value\":1}'|systemId",
                "/api/v1/observations|'{\"systemId\":\"credit-scoring\",\"metric\":\"m\",\"value\":\"1\"}'|value",
                "/api/v1/observations|'{\"systemId\":\"credit-scoring\",\"metric\":\"m\",\"value\":1,\"observedAt\":\"9999-12-31T00:00:00Z\"}'|observedAt",
            })
    void saysWhatIsWrongWithABody(String path, String body, String field) throws Exception {
        var answer = post(path, body.getBytes(StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(json(answer).at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(json(answer).at("/errors/0/message").asText()).isNotBlank();
    }

    @Test
    void refusesNestingWithoutEnd() throws Exception {
        var answer = post(ALERTMANAGER, "[".repeat(100_000).getBytes(StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void refusesTenMegabytesOfLabelsWithAndWithoutALength() throws Exception {
        var body = AlertBody.of(series, time(), Map.of("ai_system", system, "a", "x".repeat(10_000_000)))
                .bytes();

        for (var publisher : List.of(
                BodyPublishers.ofByteArray(body),
                BodyPublishers.fromPublisher(BodyPublishers.ofByteArrays(List.of(body))))) {
            var answer = send("POST", AUTOMATION, ALERTMANAGER, publisher);
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(json(answer).get("detail").asText()).contains("larger than 5242880 bytes");
        }
        assertThat(incidents.ofSystem(system, 10)).isEmpty();
    }

    @Test
    void takesFourMegabytesInOneLabelByCuttingIt() throws Exception {
        var labels = Map.of("alertname", "DriftShareHigh", "ai_system", system, "a", "x".repeat(4_000_000));

        var answer = post(ALERTMANAGER, AlertBody.of(series, time(), labels).bytes());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).get("opened")).hasSize(1);
    }

    @Test
    void keepsMarkupInLabelsHarmless() throws Exception {
        var markup = "<script>alert('1')</script>";
        var body = new String(alert().bytes(), StandardCharsets.UTF_8).replace(series, markup + series);

        var incident = json(post(ALERTMANAGER, body.getBytes(StandardCharsets.UTF_8)))
                .at("/opened/0")
                .asText();

        var shown = send("GET", "engineer", "/api/v1/incidents/" + incident, BodyPublishers.noBody());
        assertThat(shown.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(shown.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(incidents.require(incident).title()).contains(markup);
    }

    @Test
    void takesTheLastYearThatCanBeWrittenAndNulInALabel() throws Exception {
        var labels = Map.of("alertname", "DriftShareHigh", "ai_system", system, "x", "a\0b");

        var answer = post(
                ALERTMANAGER,
                AlertBody.of(series, "9999-12-31T23:59:59.999Z", labels).bytes());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).get("opened")).hasSize(1);
    }

    @Test
    void sendsAwayWhomItCannotServeInTime() throws Exception {
        IntStream.range(0, settings.concurrentRequests()).forEach(i -> gate.enter());
        try {
            var answer = post(ALERTMANAGER, alert().bytes());

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        } finally {
            IntStream.range(0, settings.concurrentRequests()).forEach(i -> gate.leave());
        }
        assertThat(post(ALERTMANAGER, alert().bytes()).statusCode()).isEqualTo(200);
    }

    @Test
    void answersComeBackLaterWhileTheDatabaseIsAway() throws Exception {
        var taken = new ArrayList<Connection>();
        try {
            while (taken.size() < pool.getMaximumPoolSize()) {
                taken.add(pool.getConnection());
            }
            var answer = post(ALERTMANAGER, alert().bytes());

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        } finally {
            for (var connection : taken) {
                connection.close();
            }
        }
        assertThat(post(ALERTMANAGER, alert().bytes()).statusCode()).isEqualTo(200);
    }

    @Test
    void letsASystemBeReadChangedAndSentBack() throws Exception {
        var read = send("GET", "engineer", "/api/v1/systems/" + system, BodyPublishers.noBody());
        var changed = text(read).replace("\"Sent\"", "\"Sent and changed\"").getBytes(StandardCharsets.UTF_8);

        var answer = send("PUT", "engineer", "/api/v1/systems/" + system, changed);
        var again = send("PUT", "engineer", "/api/v1/systems/" + system, changed);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).get("name").asText()).isEqualTo("Sent and changed");
        assertThat(json(answer).get("version").asInt()).isEqualTo(2);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(send("GET", "engineer", "/api/v1/systems/none", BodyPublishers.noBody())
                        .statusCode())
                .isEqualTo(404);
        assertThat(json(send("GET", "engineer", "/api/v1/systems/" + system + "/gaps", BodyPublishers.noBody())))
                .isNotEmpty();
    }

    @Test
    void letsTheRosterBeReadAndSentBack() throws Exception {
        var read = send("GET", "commander", "/api/v1/responders", BodyPublishers.noBody());

        var answer = send("PUT", "commander", "/api/v1/responders", read.body().getBytes(StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).get("responders")).isEqualTo(json(read).get("responders"));
        assertThat(json(answer).get("version").asInt())
                .isEqualTo(json(read).get("version").asInt() + 1);
    }

    /** Sends until it is taken, as Alertmanager does after a 503. */
    private CompletableFuture<HttpResponse<String>> untilTaken(byte[] body) {
        return HTTP.sendAsync(
                        request("POST", AUTOMATION, ALERTMANAGER, BodyPublishers.ofByteArray(body)),
                        BodyHandlers.ofString())
                .thenCompose(answer ->
                        answer.statusCode() == 503 ? untilTaken(body) : CompletableFuture.completedFuture(answer));
    }

    private HttpResponse<String> post(String path, byte[] body) throws IOException, InterruptedException {
        return send("POST", AUTOMATION, path, body);
    }

    private HttpResponse<String> send(String method, String user, String path, byte[] body)
            throws IOException, InterruptedException {
        return send(method, user, path, BodyPublishers.ofByteArray(body));
    }

    private HttpResponse<String> send(String method, String user, String path, BodyPublisher body)
            throws IOException, InterruptedException {
        return HTTP.send(request(method, user, path, body), BodyHandlers.ofString());
    }

    private HttpRequest request(String method, String user, String path, BodyPublisher body) {
        var login = Base64.getEncoder().encodeToString((user + ":quell").getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Basic " + login)
                .header("Content-Type", "application/json")
                .method(method, body)
                .build();
    }

    private AlertBody alert() {
        return AlertBody.of(
                series, time(), Map.of("alertname", "DriftShareHigh", "ai_system", system, "severity", "critical"));
    }

    private byte[] observation(double value) {
        return ("{\"systemId\":\"" + system + "\",\"metric\":\"accuracy\",\"value\":" + value + ",\"observedAt\":\""
                        + clock.instant() + "\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private String time() {
        return clock.instant().minusSeconds(60).toString();
    }

    private static String text(HttpResponse<String> answer) {
        return answer.body();
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(answer.statusCode() + " " + answer.body(), e);
        }
    }
}
