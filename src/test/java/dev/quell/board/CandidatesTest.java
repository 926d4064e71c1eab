package dev.quell.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

class CandidatesTest extends IntegrationTest {

    @LocalServerPort
    private int port;

    @Test
    void aSignalThatWaitsForBeingRepeatedStandsOnTheBoardAsText() {
        var id = UUID.randomUUID().toString();
        var signal =
                "{\"signalId\":\"%s\",\"sourceTool\":\"test\",\"systemId\":\"demand-forecast\",\"family\":\"drift\",\"severityHint\":\"warning\",\"state\":\"firing\",\"summary\":\"<b>%s</b>\"}"
                        .formatted(id, id);
        var receipt = Caller.basic(port, "automation").post("/api/v1/signals", signal);
        assertThat(receipt.statusCode()).as(receipt.body()).isBetween(200, 202);
        assertThat(receipt.body()).contains("\"held\":1");

        assertThat(Caller.session(port, "business").get("/").body())
                .contains("Candidates on hold", "&lt;b&gt;" + id + "&lt;/b&gt;");
    }
}
