package dev.quell.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies that cannot be taken as they are. */
class SignalBodiesTest extends SignalHttpFixture {

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
    void takesTheLastYearThatCanBeWrittenAndNulInALabel() throws Exception {
        var labels = Map.of("alertname", "DriftShareHigh", "ai_system", system, "x", "a\0b");

        var answer = post(
                ALERTMANAGER,
                AlertBody.of(series, "9999-12-31T23:59:59.999Z", labels).bytes());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).get("opened")).hasSize(1);
    }
}
