package dev.quell.review.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.incident.IncidentType;
import dev.quell.incident.Incidents;
import dev.quell.incident.NewIncident;
import dev.quell.review.Improvement;
import dev.quell.review.ImprovementType;
import dev.quell.review.Improvements;
import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ProcessDriver;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

class ImprovementsPageTest extends IntegrationTest {

    private static final String HOSTILE = "<script>alert(1)</script>{{7*7}}";

    @LocalServerPort
    private int port;

    @Autowired
    private Incidents incidents;

    @Autowired
    private Improvements improvements;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private String incident;

    @BeforeEach
    void openAnIncident() {
        incident = incidents
                .open(new NewIncident(HOSTILE, "", IncidentType.MODEL_DRIFT, null, "api", "somebody", null, null, true))
                .id();
    }

    @Test
    void showsWhoSeesToWhatUntilWhenAndForWhichIncident() {
        var improvement = add("scientist", ImprovementType.DETECT);

        var page = Caller.session(port, "auditor").get("/improvements?owner=scientist&type=detect");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(improvement.id(), "/incidents/" + incident, "Exercise", "datetime=\"" + improvement.dueAt())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;{{7*7}}")
                .doesNotContain("<script>alert");
    }

    @Test
    void filtersByStateOwnerAndType() {
        var mine = add("scientist", ImprovementType.PROCESS);
        var theirs = add("operations", ImprovementType.PREVENT);
        var late = add("scientist", ImprovementType.PREVENT);
        jdbc.sql("update quell.improvement set due_date = '2026-01-01' where id = :id")
                .param("id", late.id())
                .update();
        var caller = Caller.session(port, "commander");

        assertThat(caller.get("/improvements?owner=scientist").body())
                .contains(mine.id(), late.id(), "Overdue</span>")
                .doesNotContain(theirs.id());
        assertThat(caller.get("/improvements?state=overdue").body())
                .contains(late.id())
                .doesNotContain(mine.id(), theirs.id());
        assertThat(caller.get("/improvements?owner=scientist&type=process").body())
                .contains(mine.id())
                .doesNotContain(late.id());
        assertThat(caller.get("/improvements?state=verified").body()).doesNotContain(mine.id());
        assertThat(caller.get("/improvements?owner=no-such-person").body()).contains("No improvement here");
    }

    @Test
    void linksTheTaskOnlyForThoseWhoCanActNow() {
        var improvement = add("scientist", ImprovementType.PREVENT);
        track(improvement);
        var task = "#/?task="
                + driver.task(incident, "userTask_carryOutImprovement").getId();

        assertThat(Caller.session(port, "scientist").get("/improvements").body())
                .contains(task, "Carry out improvement");
        assertThat(Caller.session(port, "engineer").get("/improvements").body())
                .contains(improvement.id())
                .doesNotContain(task);

        driver.completeAs(
                "scientist",
                incident,
                "userTask_carryOutImprovement",
                Map.of("improvementResult", "Alert added", "improvementProof", "https://git.example/1"));
        var verify =
                "#/?task=" + driver.task(incident, "userTask_verifyImprovement").getId();

        assertThat(Caller.session(port, "owner").get("/improvements?state=done").body())
                .contains(verify, "https://git.example/1");
        assertThat(Caller.session(port, "scientist")
                        .get("/improvements?state=done")
                        .body())
                .contains(improvement.id())
                .doesNotContain(verify);
    }

    @Test
    void namesAFaultyFilter() {
        var caller = Caller.session(port, "auditor");

        assertThat(caller.get("/improvements?state=lost").statusCode()).isEqualTo(400);
        assertThat(caller.get("/improvements?state=lost").body())
                .contains("must be open, overdue, done, verified or all");
        assertThat(caller.get("/improvements?type=lost").statusCode()).isEqualTo(400);
        assertThat(caller.get("/improvements?owner=%00").statusCode()).isEqualTo(400);
    }

    private Improvement add(String owner, ImprovementType type) {
        var due = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(10);
        return improvements.add(incident, HOSTILE, type, owner, due);
    }

    private void track(Improvement improvement) {
        improvements.start(improvement.id());
        var variables = new HashMap<String, Object>();
        variables.put("incidentId", incident);
        variables.put("incidentType", "model-drift");
        variables.put("severity", "SEV2");
        variables.put("title", HOSTILE);
        variables.put("exercise", true);
        variables.put("improvementId", improvement.id());
        variables.put("improvementDescription", improvement.description());
        variables.put("improvementType", improvement.type().key());
        variables.put("improvementOwner", improvement.owner());
        variables.put("improvementDueDate", String.valueOf(improvement.dueDate()));
        variables.put("improvementDueAt", Date.from(Objects.requireNonNull(improvement.dueAt())));
        runtime.startProcessInstanceByKey("track-improvement", incident, variables);
    }
}
