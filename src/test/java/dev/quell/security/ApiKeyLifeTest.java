package dev.quell.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.SettableClock;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

class ApiKeyLifeTest extends IntegrationTest {

    private static final String READ = "/api/v1/incidents?limit=1";

    @LocalServerPort
    private int port;

    @Autowired
    private SettableClock clock;

    @Autowired
    private RecentLogins recent;

    @Test
    void twoKeysAreGoodWhileOneTakesOverFromTheOther() {
        var old = issue("{\"name\":\"rotated\",\"userId\":\"automation\",\"scopes\":[\"read\"]}");

        var fresh = json(admin().post("/api/v1/api-keys/" + id(old) + "/rotation", "{\"overlapHours\":1}"));

        assertThat(with(old).get(READ).statusCode()).isEqualTo(200);
        assertThat(with(fresh).get(READ).statusCode()).isEqualTo(200);
        assertThat(fresh.at("/key/scopes")).hasToString("[\"read\"]");

        clock.advance(Duration.ofHours(1));
        recent.forget();
        assertThat(with(old).get(READ).statusCode()).isEqualTo(401);
        assertThat(with(fresh).get(READ).statusCode()).isEqualTo(200);
        assertThat(admin().post("/api/v1/api-keys/" + id(old) + "/rotation", "{}")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void aKeyIsRefusedFromItsLastMomentOn() {
        var key = issue("{\"name\":\"short\",\"userId\":\"automation\",\"expiresInDays\":1}");
        assertThat(with(key).get(READ).statusCode()).isEqualTo(200);

        clock.advance(Duration.ofDays(1));
        recent.forget();

        assertThat(with(key).get(READ).statusCode()).isEqualTo(401);
    }

    @Test
    void aKeyForSignalsIsGoodForNothingElse() {
        var key = with(issue("{\"name\":\"alerts\",\"userId\":\"automation\",\"scopes\":[\"signals\"]}"));

        assertThat(key.post("/api/v1/signals", "{}").statusCode()).isEqualTo(400);
        assertThat(key.get(READ).statusCode()).isEqualTo(403);
        assertThat(key.get("/engine-rest/version").statusCode()).isEqualTo(403);
    }

    @Test
    void aScopeGivesNothingThatTheAccountMayNotDo() {
        var key = with(issue("{\"name\":\"keen\",\"userId\":\"auditor\",\"scopes\":[\"signals\",\"read\"]}"));

        assertThat(key.post("/api/v1/signals", "{}").statusCode()).isEqualTo(403);
        assertThat(key.get(READ).statusCode()).isEqualTo(200);
    }

    @Test
    void showsWhenAKeyWasLastUsed() {
        var key = issue("{\"name\":\"used\",\"userId\":\"automation\"}");
        assertThat(listed(key).path("lastUsedAt").isNull()).isTrue();

        with(key).get(READ);

        assertThat(listed(key).path("lastUsedAt").isNull()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"x\",\"userId\":\"automation\",\"scopes\":[\"everything\"]}",
                "{\"name\":\"x\",\"userId\":\"automation\",\"expiresInDays\":0}",
                "{\"name\":\"x\",\"userId\":\"automation\",\"expiresInDays\":2000000000}"
            })
    void refusesAKeyThatMakesNoSense(String body) {
        var answer = admin().post("/api/v1/api-keys", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).containsAnyOf("scopes", "expiresInDays");
    }

    private JsonNode issue(String body) {
        var answer = admin().post("/api/v1/api-keys", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer);
    }

    private JsonNode listed(JsonNode key) {
        for (var each : json(admin().get("/api/v1/api-keys"))) {
            if (each.path("id").asText().equals(id(key))) {
                return each;
            }
        }
        throw new AssertionError("not listed");
    }

    private Caller admin() {
        return Caller.basic(port, "admin");
    }

    private Caller with(JsonNode key) {
        return Caller.bearer(port, key.path("secret").asText());
    }

    private static String id(JsonNode key) {
        return key.at("/key/id").asText();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(answer.body(), e);
        }
    }
}
