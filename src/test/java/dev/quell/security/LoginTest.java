package dev.quell.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

class LoginTest extends IntegrationTest {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String TASKS = "/camunda/api/engine/engine/default/task?maxResults=1";

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identity;

    @Autowired
    private SettableClock clock;

    @Test
    void asksForALoginBeforeAnyPageAndContinuesThereAfterwards() {
        var caller = Caller.anonymous(port).with("Accept", "text/html");

        var refused = caller.get(TASKLIST);
        assertThat(refused.statusCode()).isEqualTo(302);
        assertThat(refused.headers().firstValue("Location").orElse("")).endsWith("/login");

        var loggedIn = caller.login("engineer", "quell");
        assertThat(loggedIn.headers().firstValue("Location").orElse("")).contains(TASKLIST);
        assertThat(caller.get(TASKLIST).statusCode()).isEqualTo(200);
    }

    @Test
    void oneLoginOpensTasklistWithTheSamePersonAndGroups() {
        var caller = Caller.session(port, "engineer");

        var user = caller.get("/camunda/api/admin/auth/user/default");

        assertThat(user.statusCode()).isEqualTo(200);
        assertThat(user.body())
                .contains("\"userId\":\"engineer\"")
                .contains("tasklist")
                .doesNotContain("cockpit");
        assertThat(caller.get(TASKS).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesAWrongPasswordWithoutSayingWhatWasWrong() {
        var wrongPassword = Caller.anonymous(port).login(newPerson("data-scientist"), "guess");
        var unknownPerson = Caller.anonymous(port).login("nobody", "guess");

        for (var answer : List.of(wrongPassword, unknownPerson)) {
            assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/login?error");
        }
    }

    @Test
    void refusesALoginFormWithoutItsToken() {
        var answer = Caller.anonymous(port).form("/login", Map.of("username", "engineer", "password", "quell"));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void givesANewSessionAtLoginSoThatAPlantedOneIsWorthless() {
        var caller = Caller.anonymous(port);
        caller.get("/login");
        var planted = caller.cookie("JSESSIONID");

        caller.login("engineer", "quell");

        assertThat(planted).isNotBlank();
        assertThat(caller.cookie("JSESSIONID")).isNotBlank().isNotEqualTo(planted);
    }

    @Test
    void theLoginOfTheCamundaWebAppsIsNoSecondWayIn() {
        var credentials = Map.of("username", "admin", "password", "quell");

        var anonymous = Caller.anonymous(port);
        assertThat(anonymous
                        .form("/camunda/api/admin/auth/user/default/login/tasklist", credentials)
                        .statusCode())
                .isEqualTo(401);
        assertThat(anonymous.get(TASKS).statusCode()).isEqualTo(401);

        var engineer = Caller.session(port, "engineer");
        assertThat(engineer.form("/camunda/api/admin/auth/user/default/login/cockpit", credentials)
                        .statusCode())
                .isEqualTo(403);
        assertThat(engineer.get("/camunda/api/admin/auth/user/default").body()).contains("\"userId\":\"engineer\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TASKS,
                "/camunda/api/admin/auth/user/default",
                "/camunda/api/cockpit/plugin/base/default/process-definition/statistics"
            })
    void answersCallsOfTheWebAppsWithoutALoginBy401(String path) {
        assertThat(Caller.anonymous(port).get(path).statusCode()).isEqualTo(401);
    }

    @Test
    void loggingOutInTasklistLogsOutEverywhere() {
        var caller = Caller.session(port, "engineer").with("Accept", "text/html");

        assertThat(caller.post("/camunda/api/admin/auth/user/default/logout", "")
                        .statusCode())
                .isEqualTo(204);

        assertThat(caller.get(TASKS).statusCode()).isEqualTo(401);
        assertThat(caller.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void loggingOutOnAPageLogsOutOfTasklistToo() {
        var caller = Caller.session(port, "engineer");

        assertThat(caller.form("/systems", "/logout", Map.of()).statusCode()).isEqualTo(302);

        assertThat(caller.get(TASKS).statusCode()).isEqualTo(401);
    }

    @Test
    void somebodyWhoIsRemovedIsLoggedOutWithinAMinute() {
        var user = newPerson("data-scientist");
        var caller = Caller.session(port, user);
        caller.get(TASKLIST);
        assertThat(caller.get(TASKS).statusCode()).isEqualTo(200);

        identity.deleteUser(user);
        clock.advance(Duration.ofMinutes(2));

        assertThat(caller.get(TASKS).statusCode()).isEqualTo(401);
        assertThat(caller.get("/systems").statusCode()).isEqualTo(302);
    }

    @Test
    void aGroupThatIsTakenAwayCountsNoMoreWithinAMinute() {
        var user = newPerson(Groups.PROCESS_OWNER);
        var caller = Caller.session(port, user);
        assertThat(caller.get("/systems").body()).contains("Cockpit");

        identity.deleteMembership(user, Groups.PROCESS_OWNER);
        clock.advance(Duration.ofMinutes(2));

        assertThat(caller.get("/systems").body()).doesNotContain("Cockpit");
    }

    @Test
    void keepsCamundasOwnCsrfProtectionWhichEndsTheSessionOfAForgery() {
        var forged = Caller.session(port, "commander");
        forged.get(TASKLIST);
        var refused = forged.post(TASKS, "{}");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("X-XSRF-TOKEN")).contains("Required");
        assertThat(forged.get(TASKS).statusCode()).isEqualTo(401);

        var honest = Caller.session(port, "commander");
        honest.get(TASKLIST);
        honest.with("X-XSRF-TOKEN", String.valueOf(honest.cookie("XSRF-TOKEN")));
        assertThat(honest.post(TASKS, "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void sendsHeadersThatProtectPagesAndLeaveTasklistItsOwnPolicy() {
        var caller = Caller.session(port, "engineer");

        var page = caller.get("/login").headers();
        assertThat(page.firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "frame-ancestors 'none'");
        assertThat(page.firstValue("X-Content-Type-Options")).contains("nosniff");

        var tasklist = caller.get(TASKLIST).headers();
        assertThat(tasklist.allValues("Content-Security-Policy")).hasSize(1);
        assertThat(tasklist.firstValue("Content-Security-Policy").orElse("")).contains("strict-dynamic");
        assertThat(tasklist.firstValue("X-Frame-Options")).contains("SAMEORIGIN");
    }

    @Test
    void somebodyWhoGuessesPasswordsIsLockedOutForAWhile() {
        var user = newPerson("data-scientist");
        for (var guess = 0; guess < 3; guess++) {
            Caller.anonymous(port).login(user, "guess");
        }

        var locked = Caller.anonymous(port).login(user, "quell");
        assertThat(locked.headers().firstValue("Location").orElse("")).endsWith("/login?error");

        clock.advance(Duration.ofMinutes(1));
        var free = Caller.anonymous(port).login(user, "quell");
        assertThat(free.headers().firstValue("Location").orElse("")).doesNotContain("error");
    }

    /** Somebody of the test's own: wrong passwords lock an account, and the suite's clock stands still. */
    private String newPerson(String group) {
        var user = identity.newUser("person-" + UUID.randomUUID());
        user.setPassword("quell");
        identity.saveUser(user);
        identity.createMembership(user.getId(), group);
        return user.getId();
    }
}
