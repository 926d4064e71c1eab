package dev.quell.roster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

class RosterHttpTest extends IntegrationTest {

    private static final String RESPONDERS = "/api/v1/responders";

    @LocalServerPort
    int port;

    @Test
    void letsTheRosterBeReadAndSentBack() throws JsonProcessingException {
        var commander = Caller.basic(port, "commander");
        var read = commander.get(RESPONDERS);

        var answer = commander.sendJson("PUT", RESPONDERS, read.body());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).get("responders")).isEqualTo(json(read).get("responders"));
        assertThat(json(answer).get("version").asInt())
                .isEqualTo(json(read).get("version").asInt() + 1);
    }

    private static JsonNode json(HttpResponse<String> answer) throws JsonProcessingException {
        return new ObjectMapper().readTree(answer.body());
    }
}
