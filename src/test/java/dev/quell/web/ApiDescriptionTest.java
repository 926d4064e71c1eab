package dev.quell.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

class ApiDescriptionTest extends IntegrationTest {

    private static final String ADDRESS = "/api/v1/openapi.json";

    @LocalServerPort
    private int port;

    @Test
    void isForThoseWhoMayAskTheApi() {
        assertThat(Caller.anonymous(port).get(ADDRESS).statusCode()).isEqualTo(401);
    }

    @Test
    void namesWhatServletsTakeAsWellAsControllers() throws Exception {
        assertThat(description().path("paths").fieldNames())
                .toIterable()
                .contains("/api/v1/signals", "/api/v1/signals/alertmanager", "/api/v1/systems/{id}")
                .allMatch(path -> path.startsWith("/api/v1/"));
    }

    @Test
    void saysOfEachOperationHowARefusalLooks() throws Exception {
        assertThat(description().path("paths"))
                .allSatisfy(path -> assertThat(path)
                        .allSatisfy(operation -> assertThat(
                                        operation.at("/responses/default/content/application~1problem+json"))
                                .isNotEmpty()));
    }

    @Test
    void refersOnlyToWhatItDefines() throws Exception {
        var description = description();
        var defined = description.at("/components/schemas");

        assertThat(description.findValuesAsText("$ref"))
                .isNotEmpty()
                .allMatch(reference -> defined.has(reference.replace("#/components/schemas/", "")));
    }

    private JsonNode description() throws Exception {
        var answer = Caller.session(port, "engineer").get(ADDRESS);
        assertThat(answer.statusCode()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }
}
