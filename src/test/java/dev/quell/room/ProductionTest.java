package dev.quell.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.diagnostics.ChangeDiagnosis;
import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The model version in production, as the room tells it. */
class ProductionTest extends IntegrationTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ChangeDiagnosis changes;

    @Test
    void theVersionAtTheDetectionIsKnownFromDiagnosisOnBeforeEvidenceIsFrozen(
            @Autowired BeanFactory beans, @Autowired JdbcClient jdbc) {
        var incident = new PlottedSystem(beans, jdbc).diagnosed();
        assertThat(production(incident)).contains("not known yet");

        changes.list(incident);

        assertThat(production(incident)).contains("as the registry said <time").doesNotContain("not known yet");
    }

    private String production(String incident) {
        return Caller.session(port, "auditor")
                .get("/incidents/" + incident + "/production")
                .body();
    }
}
