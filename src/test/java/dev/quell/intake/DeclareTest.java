package dev.quell.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.incident.EvidenceStore;
import dev.quell.incident.Incident;
import dev.quell.incident.Incidents;
import dev.quell.incident.Timeline;
import dev.quell.shared.Sha256;
import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

class DeclareTest extends IntegrationTest {

    private static final String PAGE = "/incidents/new";
    private static final byte[] LOG = "score=0.1\n".getBytes(StandardCharsets.UTF_8);

    private final String title = "Scores dropped " + UUID.randomUUID();

    @LocalServerPort
    private int port;

    @Autowired
    private Incidents incidents;

    @Autowired
    private EvidenceStore evidence;

    @Autowired
    private Timeline timeline;

    @Autowired
    private RuntimeService runtime;

    @Test
    void whatIsDeclaredBecomesAnIncidentWithItsResponseAndFrozenEvidence() {
        var answer = Caller.session(port, "business").upload(PAGE, fields(), "evidence", "C:\\logs\\scores.log", LOG);

        assertThat(answer.statusCode()).isEqualTo(302);
        var incident = declared();
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/incidents/" + incident.id());
        assertThat(incident.reportedBy()).isEqualTo("business");
        assertThat(incident.source()).isEqualTo("page");
        assertThat(evidence.of(incident.id())).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("scores.log");
            assertThat(file.sha256()).isEqualTo(Sha256.hex(LOG));
            assertThat(file.collectedBy()).isEqualTo("business");
        });
        assertThat(timeline.verify(incident.id()).intact()).isTrue();
        var response = runtime.createProcessInstanceQuery()
                .processDefinitionKey("ai-incident-response")
                .processInstanceBusinessKey(incident.id())
                .singleResult();
        assertThat(runtime.getVariable(response.getId(), "reporterContact")).isEqualTo("Room 7");
    }

    @Test
    void whatIsMissingIsSaidAtItsFieldAndWhatWasTypedStays() {
        var fields = fields();
        fields.put("description", " ");
        fields.put("systemId", "no-such-system");

        var answer = Caller.session(port, "legal").upload(PAGE, fields, "evidence", "", new byte[0]);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains(title, "Room 7")
                .contains("id=\"description-fault\">Say what was seen, since when, and how it is known.")
                .contains("id=\"system-fault\">Give the id of a registered AI system")
                .doesNotContain("title-fault");
        assertThat(incidents.search(true, 5000))
                .noneMatch(incident -> incident.title().equals(title));
    }

    @Test
    void aFileThatIsTooLargeIsRefusedAtItsField() {
        var answer = Caller.session(port, "legal")
                .upload(PAGE, fields(), "evidence", "<huge>.bin", new byte[11 * 1024 * 1024]);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Attach a smaller file than “&lt;huge&gt;.bin”");
    }

    @Test
    void anUploadBeyondAllMeasureIsRefusedForWhatItIs() {
        var answer = Caller.session(port, "legal")
                .upload(PAGE, fields(), "evidence", "huge.bin", new byte[32 * 1024 * 1024 + 1]);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("too large together");
    }

    @Test
    void whoeverDeclaresWhatIsOpenAlreadyIsShownTheWayThere() {
        var fields = fields();
        fields.put("systemId", "support-assistant");
        fields.put("incidentType", "adversarial-attack");
        var caller = Caller.session(port, "engineer");
        caller.upload(PAGE, fields, "evidence", "", new byte[0]);
        var before = incidents.openFor("support-assistant|adversarial-attack").orElseThrow();

        var again = caller.upload(PAGE, fields, "evidence", "", new byte[0]);

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("is open already", "/incidents/" + before.id(), "value=\"" + title + "\"");
    }

    @Test
    void evidenceMayBeLeftOut() {
        var answer = Caller.session(port, "scientist").form(PAGE, PAGE, fields());

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(evidence.of(declared().id())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"auditor", "automation"})
    void whoMayOnlyReadAndMachinesDoNotDeclareHere(String user) {
        var caller = Caller.session(port, user);

        assertThat(caller.get(PAGE).statusCode()).isEqualTo(403);
        assertThat(caller.form("/systems", PAGE, fields()).statusCode()).isEqualTo(403);
        assertThat(caller.get("/").body()).doesNotContain("href=\"/incidents/new\" ");
    }

    @Test
    void aPageOfAnotherSiteCannotDeclareInSomebodysName() {
        var answer = Caller.session(port, "commander").form(PAGE, fields());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(incidents.search(true, 5000))
                .noneMatch(incident -> incident.title().equals(title));
    }

    private Incident declared() {
        return incidents.search(true, 5000).stream()
                .filter(incident -> incident.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, String> fields() {
        return new HashMap<>(Map.of(
                "title", title,
                "incidentType", "other",
                "systemId", "",
                "description", "Seen in the morning report",
                "reporterContact", "Room 7"));
    }
}
