package dev.quell.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.quell.incident.EvidenceStore;
import dev.quell.incident.IncidentRoles;
import dev.quell.incident.IncidentType;
import dev.quell.incident.Incidents;
import dev.quell.incident.NewIncident;
import dev.quell.incident.Priority;
import dev.quell.incident.Severity;
import dev.quell.incident.Status;
import dev.quell.incident.Timeline;
import dev.quell.shared.CanonicalJson;
import dev.quell.shared.Role;
import dev.quell.shared.Sha256;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What the report says about an incident, in each of its three forms. */
class ReportsTest extends IntegrationTest {

    private static final String HOSTILE = "Drift <script>alert(1)</script> | [x](javascript:alert(1))";

    @Autowired
    private Reports reports;

    @Autowired
    private Reviews reviews;

    @Autowired
    private Improvements improvements;

    @Autowired
    private Incidents incidents;

    @Autowired
    private IncidentRoles roles;

    @Autowired
    private Timeline timeline;

    @Autowired
    private EvidenceStore evidence;

    @Autowired
    private SettableClock clock;

    @Autowired
    private WebApplicationContext context;

    private MockMvc http;
    private String id;

    @BeforeEach
    void anIncidentInReview() {
        http = MockMvcBuilders.webAppContextSetup(context).build();
        var key = UUID.randomUUID().toString();
        id = incidents
                .open(new NewIncident(
                        HOSTILE,
                        "Reported by\na customer",
                        IncidentType.MODEL_DRIFT,
                        null,
                        "api",
                        "ann",
                        null,
                        key,
                        false))
                .id();
        roles.assign(id, Role.INCIDENT_COMMANDER, "commander");
        incidents.classify(id, Severity.SEV2, Priority.P2, "many affected");
        clock.advance(Duration.ofMinutes(65));
        List.of(Status.TRIAGED, Status.CONTAINED, Status.ERADICATED, Status.MONITORING)
                .forEach(status -> incidents.transition(id, status, "for the test"));
        reviews.start(id);
    }

    @Test
    void tellsHowTheResponseWentFromTheRecord() {
        timeline.append(
                id,
                "task.completed",
                "Done: Assess impact",
                Map.of("element", "userTask_assessImpact", "answers", Map.of("impactDescription", "300 wrong scores")));
        timeline.append(
                id,
                "decision.made",
                "Decision: Classify severity",
                Map.of(
                        "decision",
                        "classify-severity",
                        "version",
                        3,
                        "rules",
                        List.of("rule_highRiskHarm"),
                        "outputs",
                        List.of(Map.of("severity", "SEV2"))));
        timeline.append(id, "action.applied", "Alias champion moved from 2 to 1", Map.of());
        timeline.append(id, "update.sent", "Update sent to executives (1)", Map.of());
        timeline.append(id, "timer.fired", "Time ran out: Verification overdue", Map.of());

        var markdown = reports.markdown(id);

        assertThat(markdown)
                .contains(
                        "Contained | 2",
                        "1 h 5 min",
                        "impactDescription: 300 wrong scores",
                        "classify-severity | 3",
                        "rule\\_highRiskHarm",
                        "Alias champion moved from 2 to 1",
                        "Update sent to executives \\(1\\)",
                        "Time ran out: Verification overdue",
                        "Incident commander: commander",
                        "many affected",
                        "Draft, not signed off");
        assertThat(markdown.lines().filter(line -> line.startsWith("## ")))
                .containsExactly(
                        "## Severity history",
                        "## Summary",
                        "## Impact",
                        "## How the response went",
                        "## AI system",
                        "## What people found and decided",
                        "## Decision tables",
                        "## Actions",
                        "## Lessons",
                        "## Communication",
                        "## Improvements",
                        "## What changes in the playbooks",
                        "## Evidence",
                        "## Timeline",
                        "## Proof");
    }

    @Test
    void namesTheEvidenceWithItsHashAndProvesTheTimeline() {
        var content = "{}".getBytes(StandardCharsets.UTF_8);
        evidence.freeze(id, "registry-state", "application/json", content, "mlflow");

        assertThat(reports.markdown(id))
                .contains("registry-state", Sha256.hex(content), "The timeline is intact")
                .contains(reports.of(id).proof().head());
    }

    @Test
    void saysWhatIsMissingBeforeTheSignOff() {
        improvements.add(id, "Alert on missing values", ImprovementType.DETECT, null, null);

        assertThat(reports.markdown(id))
                .contains("Missing before the sign-off", "has no owner", "Neither a playbook change nor a reason");
    }

    @Test
    void runsNothingThatSomebodyPutIntoATitle() throws Exception {
        http.perform(get("/api/v1/incidents/" + id + "/report.html"))
                .andExpect(status().isOk())
                .andExpect(content().contentTypeCompatibleWith("text/html"))
                .andExpect(header().string("Content-Security-Policy", containsString("default-src 'none'")))
                .andExpect(content()
                        .string(containsString(
                                "Drift &lt;script&gt;alert(1)&lt;/script&gt; | [x](javascript:alert(1))")));
        assertThat(reports.html(id)).doesNotContain("<script>", "href=", "<th></th>");
    }

    @Test
    void answersAsJsonAndMarkdownAndSays404() throws Exception {
        http.perform(get("/api/v1/incidents/" + id + "/report"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.incident.id").value(id))
                .andExpect(jsonPath("$.proof.intact").value(true))
                .andExpect(jsonPath("$.milestones[0].name").value("Detected"));
        http.perform(get("/api/v1/incidents/" + id + "/report.md"))
                .andExpect(status().isOk())
                .andExpect(content().contentType("text/markdown;charset=UTF-8"));
        http.perform(get("/api/v1/incidents/INC-1999-0001/report.md")).andExpect(status().isNotFound());
    }

    @Test
    void isSavedAsAFileOfItsKindAndName() throws Exception {
        var kinds = Map.of(
                "pdf", "application/pdf", "html", "text/html", "md", "text/markdown", "json", "application/json");
        for (var kind : kinds.entrySet()) {
            http.perform(get("/api/v1/incidents/" + id + "/report." + kind.getKey()))
                    .andExpect(status().isOk())
                    .andExpect(content().contentTypeCompatibleWith(kind.getValue()))
                    .andExpect(header().string("Content-Disposition", containsString("attachment")))
                    .andExpect(header().string("Content-Disposition", containsString(id + "-report." + kind.getKey())));
        }
        http.perform(get("/api/v1/incidents/INC-1999-0001/report.pdf")).andExpect(status().isNotFound());
    }

    @Test
    void carriesTheProofOfTheTimelineIntoThePdf() throws Exception {
        try (var document = Loader.loadPDF(reports.pdf(id))) {
            var text = new PDFTextStripper().getText(document).replaceAll("\\s", "");
            assertThat(text)
                    .contains(reports.of(id).proof().head(), "Thetimelineisintact", "<script>alert(1)</script>");
        }
    }

    @Test
    void keepsTheStructureOfItsJson() throws Exception {
        var json = http.perform(get("/api/v1/incidents/" + id + "/report.json"))
                .andReturn()
                .getResponse()
                .getContentAsString();

        var report = CanonicalJson.readObject(json);

        assertThat(report)
                .containsEntry("format", "quell-incident-report/1")
                .containsOnlyKeys(
                        "format",
                        "incident",
                        "system",
                        "roles",
                        "milestones",
                        "review",
                        "missing",
                        "improvements",
                        "evidence",
                        "proof",
                        "timeline");
        assertThat((List<?>) report.get("timeline"))
                .first(MAP)
                .containsOnlyKeys(
                        "incidentId", "seq", "at", "kind", "actor", "summary", "details", "previousHash", "hash");
        assertThat(report.get("proof")).asInstanceOf(MAP).containsKeys("intact", "entries", "head");
    }

    @Test
    void anOpenPageHearsOfAChangeAndElseOfNothing() throws Exception {
        var path = "/incidents/" + id + "/report/preview";
        var seen = reports.preview(id).mark();

        http.perform(get(path).param("seen", seen)).andExpect(status().isNoContent());
        timeline.append(id, "note", "Something new", Map.of());
        http.perform(get(path).param("seen", seen))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Something new")))
                .andExpect(content()
                        .string(containsString("seen=" + reports.preview(id).mark())));
    }

    @Test
    void takesOwnerAndDateOfAnImprovementUntilItIsTracked() throws Exception {
        var improvement = improvements.add(id, "Alert on missing values", ImprovementType.DETECT, null, null);
        var due = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(10);
        var path = "/api/v1/improvements/" + improvement.id() + "/assignment";
        var body = "{\"owner\":\"engineer\",\"dueDate\":\"" + due + "\"}";

        http.perform(put(path).content(body))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.owner").value("engineer"))
                .andExpect(jsonPath("$.dueDate").value(due.toString()));
        http.perform(put(path).content("{\"owner\":\"nobody\"}"))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("not on the roster")));
        improvements.start(improvement.id());
        http.perform(put(path).content(body)).andExpect(status().isConflict());
        http.perform(get("/api/v1/improvements?unfinished=true"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(improvement.id())));
    }

    @Test
    void countsTimeInTheTwoLargestUnits() {
        assertThat(Reports.inWords(Duration.ofSeconds(40))).isEqualTo("40 s");
        assertThat(Reports.inWords(Duration.ofSeconds(125))).isEqualTo("2 min 5 s");
        assertThat(Reports.inWords(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
        assertThat(Reports.inWords(Duration.ofHours(76))).isEqualTo("3 d 4 h");
    }
}
