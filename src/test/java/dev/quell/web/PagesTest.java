package dev.quell.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.incident.EvidenceStore;
import dev.quell.incident.Incident;
import dev.quell.incident.IncidentType;
import dev.quell.incident.Incidents;
import dev.quell.incident.NewIncident;
import dev.quell.incident.Timeline;
import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

class PagesTest extends IntegrationTest {

    private static final String HOSTILE =
            "<script>alert(1)</script>{{7*7}}<a href=\"javascript:alert(2)\" onclick='x'>${7*7}[[${7*7}]]__${7*7}__";
    private static final String HARMLESS =
            "&lt;script&gt;alert(1)&lt;/script&gt;{{7*7}}&lt;a href=&quot;javascript:alert(2)&quot; onclick=&#39;x&#39;&gt;"
                    + "${7*7}[[${7*7}]]__${7*7}__";

    @LocalServerPort
    private int port;

    @Autowired
    private Incidents incidents;

    @Autowired
    private Timeline timeline;

    @Autowired
    private EvidenceStore evidence;

    @Autowired
    private RuntimeService runtime;

    @Test
    void showsHostileTextAsTheTextItIs() {
        var incident = open(HOSTILE);
        timeline.append(incident.id(), "note", HOSTILE, Map.of("text", HOSTILE));
        evidence.freeze(incident.id(), HOSTILE, "text/html", HOSTILE.getBytes(StandardCharsets.UTF_8), HOSTILE);
        var caller = Caller.session(port, "engineer");

        for (var path : new String[] {"/?all=true", "/incidents/" + incident.id()}) {
            var page = caller.get(path).body();
            assertThat(page).contains(HARMLESS).doesNotContain("<script>alert", "href=\"javascript:", ">49<");
        }
    }

    @Test
    void showsStatusTimelineAndEvidenceOfAnIncident() {
        var incident = open("Drift of credit-scoring");
        var frozen = evidence.freeze(incident.id(), "metrics", "application/json", new byte[] {1}, "monitoring");

        var page = Caller.session(port, "legal").get("/incidents/" + incident.id());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Drift of credit-scoring", "Incident opened: Drift", frozen.sha256())
                .contains("/api/v1/incidents/" + incident.id() + "/evidence/" + frozen.id() + "/content");
    }

    @Test
    void showsTheReportWithHostileTextAsText() {
        var incident = open(HOSTILE);

        var page = Caller.session(port, "auditor").get("/incidents/" + incident.id() + "/report");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(incident.id(), "alert(1)")
                .doesNotContain("<script>alert", "href=\"javascript:", ">49<");
    }

    @Test
    void offersToStandDownToCommandersOnly() {
        var incident = open("False alarm");
        var path = "/incidents/" + incident.id();

        assertThat(Caller.session(port, "commander").get(path).body()).contains("stand-down\"");
        assertThat(Caller.session(port, "engineer").get(path).body()).doesNotContain("stand-down\"");
        var forced = Caller.session(port, "engineer").form("/systems", path + "/stand-down", Map.of("reason", "x"));
        assertThat(forced.statusCode()).isEqualTo(403);
    }

    @Test
    void recordsWhichCommanderStoodDownAndWhy() {
        var incident = open("Stood down on its page");
        runtime.startProcessInstanceByMessage("incident.declared", incident.id(), Map.of("incidentId", incident.id()));
        var path = "/incidents/" + incident.id();

        var answer = Caller.session(port, "deputy")
                .form(path, path + "/stand-down", Map.of("reason", "It was the load test"));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(timeline.of(incident.id())).anySatisfy(entry -> {
            assertThat(entry.actor()).isEqualTo("deputy");
            assertThat(entry.summary()).isEqualTo("Stand-down requested: It was the load test");
        });
    }

    @Test
    void saysWhyAnIncidentCannotBeStoodDown() {
        var incident = open("Nothing runs for it");
        var path = "/incidents/" + incident.id();
        var commander = Caller.session(port, "commander");

        var withoutReason = commander.form(path, path + "/stand-down", Map.of("reason", " "));
        assertThat(withoutReason.statusCode()).isEqualTo(400);
        assertThat(withoutReason.body()).contains("why no response is needed");

        var withoutProcess = commander.form(path, path + "/stand-down", Map.of("reason", "Test data"));
        assertThat(withoutProcess.statusCode()).isEqualTo(409);
        assertThat(withoutProcess.body()).contains("can no longer be stood down");
    }

    @Test
    void standsDownOverTheApiOnlyWithAReason() {
        var incident = open("Stood down from outside");
        var path = "/api/v1/incidents/" + incident.id() + "/stand-down";
        var commander = Caller.basic(port, "commander");

        assertThat(commander.post(path, "{}").statusCode()).isEqualTo(400);
        assertThat(commander.post(path, "{}").body()).contains("\"field\":\"reason\"");
        assertThat(commander.post(path, "{\"reason\":\"Test data\"}").statusCode())
                .isEqualTo(409);
        assertThat(commander
                        .post("/api/v1/incidents/INC-1999-1/stand-down", "{\"reason\":\"x\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void listsTheAiSystems() {
        assertThat(Caller.session(port, "auditor").get("/systems").body())
                .contains("credit-scoring", "demand-forecast");
    }

    @Test
    void answersAWrongAddressWithAPageThatTellsNothingOfTheInside() {
        var caller = Caller.session(port, "engineer");

        var unknown = caller.get("/incidents/INC-1999-0001");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("There is no incident").doesNotContain("Exception", "at dev.quell");

        var nowhere = caller.get("/no-such-page");
        assertThat(nowhere.statusCode()).isEqualTo(404);
        assertThat(nowhere.body()).contains("<html lang=\"en\"", "Back to the board");

        var hostile = caller.get("/incidents/%3Cscript%3Ealert(1)%3C%2Fscript%3E");
        assertThat(hostile.statusCode()).isBetween(400, 404);
        assertThat(hostile.body()).doesNotContain("<script>alert");
    }

    @Test
    void namesNoHostOutsideItself() {
        var caller = Caller.session(port, "engineer");

        for (var path : new String[] {"/", "/systems", "/login", "/css/quell.css"}) {
            assertThat(caller.get(path).body().replace("http://www.w3.org/", ""))
                    .as(path)
                    .doesNotContain("http://", "https://", "src=\"//");
        }
    }

    private Incident open(String title) {
        return incidents.open(
                new NewIncident(title, title, IncidentType.MODEL_DRIFT, null, "api", "somebody", null, null, false));
    }
}
