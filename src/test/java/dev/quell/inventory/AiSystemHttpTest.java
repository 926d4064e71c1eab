package dev.quell.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

class AiSystemHttpTest extends IntegrationTest {

    private static final String SYSTEMS = "/api/v1/systems";

    @LocalServerPort
    int port;

    @Test
    void letsASystemBeReadChangedAndSentBack() {
        var engineer = Caller.basic(port, "engineer");
        var path = SYSTEMS + "/" + register(engineer);
        var changed = engineer.get(path).body().replace("\"Sent\"", "\"Sent and changed\"");

        var answer = engineer.sendJson("PUT", path, changed);
        var again = engineer.sendJson("PUT", path, changed);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"name\":\"Sent and changed\"", "\"version\":2");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(engineer.get(SYSTEMS + "/none").statusCode()).isEqualTo(404);
        assertThat(engineer.get(path + "/gaps").body()).startsWith("[{");
    }

    @Test
    void takesTheProportionTestForAFeatureAndDescribesItInTheApi() {
        var engineer = Caller.basic(port, "engineer");
        var path = SYSTEMS + "/" + register(engineer);
        var entry = engineer.get(path).body();
        var changed = entry.replaceFirst("\"features\":\\{}", "\"features\":{\"married\":{\"test\":\"z\"}}");
        assertThat(changed).isNotEqualTo(entry);

        var answer = engineer.sendJson("PUT", path, changed);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(engineer.get(path).body()).contains("\"test\":\"z\"");
        assertThat(engineer.get("/api/v1/openapi.json").body()).containsPattern("\"chi-square\",\\s*\"z\"");
        var page = path.replace(SYSTEMS, "/systems") + "/edit";
        assertThat(Caller.session(port, "engineer").get(page).body())
                .contains("<option value=\"z\" selected=\"selected\">z</option>");
    }

    private static String register(Caller engineer) {
        var id = "sent-" + UUID.randomUUID();
        var answer = engineer.post(
                SYSTEMS,
                "{\"id\":\"" + id + "\",\"name\":\"Sent\",\"owner\":\"business\",\"riskClass\":\"high\","
                        + "\"personalData\":true,\"metrics\":[{\"metric\":\"accuracy\",\"baseline\":0.9,"
                        + "\"threshold\":0.8,\"direction\":\"BELOW\"}]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location")).hasValue(SYSTEMS + "/" + id);
        return id;
    }
}
