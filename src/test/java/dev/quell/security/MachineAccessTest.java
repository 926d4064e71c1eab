package dev.quell.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import java.io.IOException;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

class MachineAccessTest extends IntegrationTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private IdentityService identity;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/engine",
                "/engine-rest/task",
                "/engine-rest/version",
                "/engine-rest/identity/password-policy",
                "/engine-rest/engine/default/process-definition",
                "/api/v1/incidents",
                "/api/v1/nothing-here",
                "/actuator/env"
            })
    void neverAnswersSomebodyUnknown(String path) {
        var answer = Caller.anonymous(port).get(path);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().allValues("WWW-Authenticate")).anyMatch(value -> value.startsWith("Basic"));
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.body()).contains("\"status\":401");
    }

    @Test
    void refusesAWrongPasswordAndAWrongKey() {
        assertThat(Caller.basic(port, ownAccount(), "wrong")
                        .get("/engine-rest/task?maxResults=1")
                        .statusCode())
                .isEqualTo(401);
        assertThat(Caller.bearer(port, "quell_wrong")
                        .get("/engine-rest/task?maxResults=1")
                        .statusCode())
                .isEqualTo(401);
        assertThat(Caller.bearer(port, "").get("/engine-rest/task?maxResults=1").statusCode())
                .isEqualTo(401);
    }

    @Test
    void anApiKeyActsAsItsAccountUntilItIsRevoked() throws IOException {
        var admin = Caller.basic(port, "admin");
        var issued = admin.post("/api/v1/api-keys", "{\"name\":\"Alertmanager\",\"userId\":\"automation\"}");
        assertThat(issued.statusCode()).isEqualTo(201);
        var json = new ObjectMapper().readTree(issued.body());
        var machine = Caller.bearer(port, json.path("secret").asText());

        assertThat(machine.get("/engine-rest/process-definition/count").statusCode())
                .isEqualTo(200);
        assertThat(admin.get("/api/v1/api-keys").body())
                .contains("Alertmanager")
                .doesNotContain(json.path("secret").asText());

        var id = json.path("key").path("id").asText();
        assertThat(admin.sendJson("DELETE", "/api/v1/api-keys/" + id, "").statusCode())
                .isEqualTo(204);
        assertThat(machine.get("/engine-rest/process-definition/count").statusCode())
                .isEqualTo(401);
    }

    @Test
    void refusesAnOldPasswordAsSoonAsThereIsANewOne() {
        var account = ownAccount();
        var machine = Caller.basic(port, account);
        assertThat(machine.get("/engine-rest/version").statusCode()).isEqualTo(200);

        var user = identity.createUserQuery().userId(account).singleResult();
        user.setPassword("another");
        identity.saveUser(user);

        assertThat(Caller.basic(port, account, "another")
                        .get("/engine-rest/version")
                        .statusCode())
                .isEqualTo(200);
        assertThat(machine.get("/engine-rest/version").statusCode()).isEqualTo(401);
    }

    @Test
    void givesAndTakesTheRightsOfAGroupAtOnce() {
        var account = ownAccount();
        var machine = Caller.basic(port, account);
        assertThat(machine.get("/api/v1/incidents").statusCode()).isEqualTo(403);

        identity.createMembership(account, "auditor");
        assertThat(machine.get("/api/v1/incidents").statusCode()).isEqualTo(200);
        identity.deleteMembership(account, "auditor");

        assertThat(machine.get("/api/v1/incidents").statusCode()).isEqualTo(403);
    }

    @Test
    void storesNoKeyThatCouldBeUsed() throws IOException {
        var issued =
                Caller.basic(port, "admin").post("/api/v1/api-keys", "{\"name\":\"stored\",\"userId\":\"automation\"}");
        var secret = new ObjectMapper().readTree(issued.body()).path("secret").asText();

        var rows = jdbc.sql("select to_jsonb(k)::text from quell.api_key k")
                .query(String.class)
                .list();

        assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(secret));
    }

    @Test
    void onlyAdministratorsManageKeysAndForExistingAccountsOnly() {
        var body = "{\"name\":\"mine\",\"userId\":\"automation\"}";

        assertThat(Caller.basic(port, "commander")
                        .post("/api/v1/api-keys", body)
                        .statusCode())
                .isEqualTo(403);
        var unknown = Caller.basic(port, "admin").post("/api/v1/api-keys", body.replace("automation", "nobody"));
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("userId", "nobody");
    }

    @ParameterizedTest
    @CsvSource({
        "engineer, POST, /api/v1/signals, 403",
        "engineer, POST, /api/v1/observations, 403",
        "engineer, POST, /api/v1/signals/alertmanager, 403",
        "engineer, POST, /api/v1/incidents/INC-1/stand-down, 403",
        "auditor, POST, /api/v1/systems, 403",
        "auditor, PUT, /api/v1/responders, 403",
        "automation, POST, /api/v1/systems, 403",
    })
    void keepsEachGroupToItsWork(String user, String method, String path, int status) {
        var answer = Caller.basic(port, user).sendJson(method, path, "{}");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void aSessionMayReadTheApiButNeedsCredentialsToChangeSomething() {
        var caller = Caller.session(port, "admin");

        assertThat(caller.get("/api/v1/api-keys").statusCode()).isEqualTo(200);
        assertThat(caller.post("/api/v1/api-keys", "{\"name\":\"x\",\"userId\":\"automation\"}")
                        .statusCode())
                .isEqualTo(401);
        assertThat(caller.get("/engine-rest/task?maxResults=1").statusCode()).isEqualTo(401);
    }

    @Test
    void refusesAChangeThatABrowserSendsForAnotherSite() {
        var caller = Caller.basic(port, "admin").with("Sec-Fetch-Site", "cross-site");

        assertThat(caller.post("/api/v1/api-keys", "{\"name\":\"x\",\"userId\":\"automation\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(caller.post("/engine-rest/task", "{}").statusCode()).isEqualTo(403);
        assertThat(caller.get("/api/v1/api-keys").statusCode()).isEqualTo(200);
    }

    @Test
    void saysThatItLivesToAnybody() {
        assertThat(Caller.anonymous(port).get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(Caller.basic(port, "engineer").get("/actuator/env").statusCode())
                .isEqualTo(403);
    }

    @Test
    void answersWhatIsNotThereAsAProblem() {
        var answer = Caller.basic(port, "engineer").get("/api/v1/nothing-here");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    /** A wrong password locks an account, and the suite's clock stands still. */
    private String ownAccount() {
        var user = identity.newUser("machine-" + UUID.randomUUID());
        user.setPassword("quell");
        identity.saveUser(user);
        return user.getId();
    }
}
