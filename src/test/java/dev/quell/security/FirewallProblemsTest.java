package dev.quell.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

class FirewallProblemsTest extends IntegrationTest {

    private static final String CONTROL_CHARACTER = "?name%C2%92=1";

    @LocalServerPort
    private int port;

    @Test
    void aParameterWithControlCharactersIsRefusedWithTheRemedy() {
        var answer = Caller.basic(port, "auditor")
                .get("/api/v1/incidents/INC-2026-9999/diagnosis/plot.svg" + CONTROL_CHARACTER);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("leave out control characters");
    }

    @Test
    void aPageSaysTheSame() {
        var answer = Caller.session(port, "auditor").get("/insights" + CONTROL_CHARACTER);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("leave out control characters");
    }
}
