package dev.quell.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

class StaticFilesTest extends IntegrationTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "htmx.org/2.0.10/dist/htmx.min.js",
                "bpmn-js/8.0.0/dist/bpmn-navigated-viewer.production.min.js",
                "uplot/1.6.30/dist/uPlot.iife.min.js",
                "uplot/1.6.30/dist/uPlot.min.css"
            })
    void browsersKeepLibrariesForAYear(String library) {
        var answer = Caller.session(port, "engineer").get("/webjars/" + library);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Cache-Control"))
                .isEqualTo(List.of("max-age=31536000, private, immutable"));
    }

    @Test
    void browsersAskAgainForWhatChangesWithARelease() {
        var answer = Caller.anonymous(port).get("/css/quell.css");

        assertThat(answer.headers().allValues("Cache-Control")).isEqualTo(List.of("no-cache"));
        assertThat(answer.headers().firstValue("Last-Modified")).isPresent();
    }

    @Test
    void pagesAndTheirPartsTravelCompressed() {
        var caller = Caller.session(port, "engineer").with("Accept-Encoding", "gzip");

        for (var path : new String[] {"/css/quell.css", "/js/quell.js", "/systems", "/api/v1/systems"}) {
            assertThat(caller.get(path).headers().firstValue("Content-Encoding"))
                    .as(path)
                    .hasValue("gzip");
        }
    }

    @Test
    void thePageOfTheNavigationIsMarked() {
        var caller = Caller.session(port, "engineer");

        assertThat(caller.get("/systems").body()).containsPattern("href=\"/systems\"\\s+aria-current=\"page\"");
        assertThat(caller.get("/").body()).containsPattern("href=\"/\"\\s+aria-current=\"page\"");
    }

    @Test
    void aScriptIsToldThatTheLoginHasEndedInsteadOfGettingTheLoginPage() {
        var script = Caller.anonymous(port).with("HX-Request", "true").with("Accept", "text/html");

        assertThat(script.get("/systems").statusCode()).isEqualTo(401);
        assertThat(Caller.anonymous(port).get("/systems").statusCode()).isEqualTo(302);
    }

    @Test
    void aChangeByScriptNeedsTheTokenOfItsPage() {
        var commander = Caller.session(port, "commander");
        var token =
                commander.get("/systems").body().replaceAll("(?s).*name=\"quell-csrf\" content=\"([^\"]+)\".*", "$1");
        commander.with("HX-Request", "true");

        assertThat(commander
                        .form("/incidents/INC-1999-1/stand-down", Map.of("reason", "x"))
                        .statusCode())
                .isEqualTo(403);
        var answer =
                commander.with("X-CSRF-TOKEN", token).form("/incidents/INC-1999-1/stand-down", Map.of("reason", "x"));
        assertThat(answer.statusCode()).isEqualTo(404);
    }
}
