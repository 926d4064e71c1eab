package dev.quell.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Signals and observations over HTTP. */
class SignalHttpTest extends SignalHttpFixture {

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
                        .map(SignalHttpFixture::json)
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

    @Test
    void refusesWhatIsNoSignalByItsAddressOrMethodInTheFormOfEveryRefusal() throws Exception {
        var read = send("GET", AUTOMATION, ALERTMANAGER, BodyPublishers.noBody());
        var unknown = post("/api/v1/signals/carrier-pigeon", alert().bytes());

        assertThat(read.statusCode()).isEqualTo(405);
        assertThat(read.headers().firstValue("Allow")).hasValue("POST");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(List.of(read, unknown))
                .extracting(
                        answer -> answer.headers().firstValue("Content-Type").orElse(""))
                .containsOnly("application/problem+json");
    }

    @Test
    void protectsAnAnswerThatComesLaterLikeEveryOther() throws Exception {
        var answer = post(ALERTMANAGER, alert().bytes());
        var other = send("GET", AUTOMATION, "/api/v1/systems", BodyPublishers.noBody());

        for (var name :
                List.of("X-Content-Type-Options", "Cache-Control", "Content-Security-Policy", "X-Frame-Options")) {
            assertThat(answer.headers().allValues(name))
                    .as(name)
                    .isEqualTo(other.headers().allValues(name));
        }
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

    /** Sends until it is taken, as Alertmanager does after a 503. */
    private CompletableFuture<HttpResponse<String>> untilTaken(byte[] body) {
        return HTTP.sendAsync(
                        request("POST", AUTOMATION, ALERTMANAGER, BodyPublishers.ofByteArray(body)),
                        BodyHandlers.ofString())
                .thenCompose(answer ->
                        answer.statusCode() == 503 ? untilTaken(body) : CompletableFuture.completedFuture(answer));
    }
}
