package dev.quell.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.quell.engine.ModelKind;
import dev.quell.incident.Timeline;
import dev.quell.playbook.PlaybookEntry;
import dev.quell.playbook.PlaybookTimeline;
import dev.quell.testing.Caller;
import dev.quell.testing.FlowNodeRecorder;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ModelerClient;
import dev.quell.testing.ProcessDriver;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A playbook that its owner changes in Modeler, until the next incident uses it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReleasePlaybookTest extends IntegrationTest {

    private static final String PLAYBOOK = "generic-diagnose";
    private static final String STEP = "userTask_investigateAnomaly";
    private static final String BEFORE = "Investigate anomaly";
    private static final String AFTER = "Investigate anomaly in pairs";
    private static final String DEPLOYMENT = "release test";

    @LocalServerPort
    private int port;

    @Autowired
    private BeanFactory beans;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private FlowNodeRecorder flowNodes;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private PlaybookTimeline timeline;

    @Autowired
    private Timeline record;

    @Autowired
    private Clock clock;

    private String running;

    @BeforeEach
    void anIncidentIsBeingDiagnosedWhenItsPlaybookIsChanged() throws IOException {
        running = diagnosed();
        deploy(AFTER);
    }

    @AfterEach
    void removeWhatWasDeployed() {
        repository
                .createDeploymentQuery()
                .deploymentName(DEPLOYMENT)
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Test
    void isADraftUntilASecondPersonHasApprovedItAndThenUsedByTheNextIncidentOnly() {
        assertThat(step(diagnosed())).as("an incident while it is a draft").isEqualTo(BEFORE);

        var release = ask("Two people see more");
        assertThat(shown(release, "releaseChanges"))
                .contains("name: " + BEFORE + " → " + AFTER)
                .doesNotContain("removed", "added");
        assertThat(shown(release, "releaseSummary")).isEqualTo("generic.bpmn: 1 changed");

        var byHerself = answer("owner", release, Map.of("releaseDecision", "approve", "releaseWhen", "now"));
        assertThat(byHerself.statusCode()).as(byHerself.body()).isEqualTo(403);
        assertThat(byHerself.body()).contains("A second person approves a release");
        assertThat(step(diagnosed())).as("an incident while it waits").isEqualTo(BEFORE);

        approve(release, Map.of("releaseWhen", "now"));

        assertThat(step(diagnosed())).as("the next incident").isEqualTo(AFTER);
        assertThat(step(running)).as("the running incident").isEqualTo(BEFORE);
        assertThat(driver.instances(release)).isEmpty();
        assertThat(timeline.of(ModelKind.PROCESS, PLAYBOOK))
                .extracting(PlaybookEntry::event, PlaybookEntry::actor)
                .startsWith(
                        tuple("released", "commander"),
                        tuple("approved", "commander"),
                        tuple("release-asked", "owner"),
                        tuple("deployed", "owner"));
    }

    @Test
    void goesBackToTheVersionBeforeByOneClick() {
        approve(ask(""), Map.of("releaseWhen", "now"));
        var path = "/playbooks/process/" + PLAYBOOK;

        var back = Caller.session(port, "owner")
                .form(path + "?version=1", path + "/versions/1/use-again", Map.of("reason", "It takes too long"));

        assertThat(back.statusCode()).as(back.body()).isEqualTo(302);
        assertThat(step(diagnosed())).isEqualTo(BEFORE);
        assertThat(timeline.of(ModelKind.PROCESS, "generic-contain"))
                .as("the other processes of the file")
                .extracting(PlaybookEntry::text)
                .contains("Version 1: Used again: It takes too long");
    }

    @Test
    void takesARunningIncidentAlongWhenTheCommanderMovesIt() throws IOException {
        approve(ask(""), Map.of("releaseWhen", "now"));
        var process = driver.instances(running).stream()
                .filter(instance -> instance.getProcessDefinitionId().startsWith(PLAYBOOK))
                .findFirst()
                .orElseThrow();
        var page = "/playbooks/process/" + PLAYBOOK;
        var path = page + "/moves/" + process.getId();
        var commander = Caller.session(port, "commander");

        assertThat(commander.get(page).body()).contains(running, path);
        assertThat(commander.get(path).body())
                .contains("Every step where it stands now is in the released version too.", "Move it</button>");
        assertThat(Caller.session(port, "owner")
                        .form(page, path, Map.of("reason", "x"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(commander.form(path, path, Map.of("reason", " ")).statusCode())
                .isEqualTo(400);
        var moved = commander.form(path, path, Map.of("reason", "Pairs from now on"));

        assertThat(moved.statusCode()).as(moved.body()).isEqualTo(302);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceId(process.getId())
                        .singleResult()
                        .getProcessDefinitionId())
                .startsWith(PLAYBOOK + ":" + newest() + ":");
        assertThat(record.of(running))
                .filteredOn(entry -> entry.kind().equals("incident.processMoved"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.actor()).isEqualTo("commander");
                    assertThat(entry.summary()).contains("Pairs from now on");
                });
    }

    @Test
    void leavesARunningIncidentWhereTheReleasedVersionHasNoSuchStep() throws IOException {
        var renamed =
                Files.readString(Path.of("processes/playbooks/generic.bpmn")).replace(STEP, STEP + "Anew");
        new ModelerClient(port, "owner").deploy(DEPLOYMENT, Map.of("generic.bpmn", renamed));
        approve(ask(""), Map.of("releaseWhen", "now"));
        var process = driver.instances(running).stream()
                .filter(instance -> instance.getProcessDefinitionId().startsWith(PLAYBOOK))
                .findFirst()
                .orElseThrow();
        var path = "/playbooks/process/" + PLAYBOOK + "/moves/" + process.getId();
        var commander = Caller.session(port, "commander");

        assertThat(commander.get(path).body())
                .contains("It cannot be moved now", STEP)
                .doesNotContain("Move it</button>");
        assertThat(commander.form(path, path, Map.of("reason", "Try")).statusCode())
                .isEqualTo(409);
        assertThat(step(running)).isEqualTo(BEFORE);
    }

    @Test
    void staysADraftWhenItIsRejectedAndSaysWhy() {
        var release = ask("");

        var withoutReason = answer("commander", release, Map.of("releaseDecision", "reject"));
        assertThat(withoutReason.statusCode()).isEqualTo(400);
        assertThat(withoutReason.body()).contains("releaseReason", "say why");
        var rejected = answer(
                "commander", release, Map.of("releaseDecision", "reject", "releaseReason", "Nobody to pair with"));
        assertThat(rejected.statusCode()).as(rejected.body()).isBetween(200, 204);

        assertThat(step(diagnosed())).isEqualTo(BEFORE);
        assertThat(timeline.of(ModelKind.PROCESS, PLAYBOOK).get(0).text()).contains("Rejected: Nobody to pair with");
        assertThat(ask("Now there is somebody")).isNotEqualTo(release);
    }

    @Test
    void isReleasedAtTheTimeThatWasChosen() {
        var release = ask("");
        var past = answer(
                "commander",
                release,
                approval("later", clock.instant().minusSeconds(60).toString()));
        assertThat(past.statusCode()).isEqualTo(400);
        assertThat(past.body()).contains("releaseAt");
        var tomorrow = clock.instant().plus(Duration.ofDays(1)).toString();
        assertThat(answer("commander", release, approval("later", tomorrow)).statusCode())
                .isBetween(200, 204);
        assertThat(step(diagnosed())).isEqualTo(BEFORE);

        driver.fireTimer(release, "intermediateCatchEvent_releaseTimeReached");

        assertThat(step(diagnosed())).isEqualTo(AFTER);
    }

    @Test
    void doesNotReplaceAVersionThatWasReleasedBetweenApprovalAndItsTime() throws IOException {
        var first = ask("");
        var tomorrow = clock.instant().plus(Duration.ofDays(1)).toString();
        answer("commander", first, approval("later", tomorrow));
        deploy("Investigate anomaly in threes");
        approve(ask(""), Map.of("releaseWhen", "now"));

        driver.fireTimer(first, "intermediateCatchEvent_releaseTimeReached");

        assertThat(step(diagnosed())).isEqualTo("Investigate anomaly in threes");
        assertThat(driver.instances(first)).isEmpty();
    }

    @Test
    void mustBeAskedForAgainWhenAnotherVersionWasReleasedMeanwhile() throws IOException {
        var first = ask("");
        deploy("Investigate anomaly in threes");
        approve(ask(""), Map.of("releaseWhen", "now"));

        var late = answer("commander", first, approval("now", ""));

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Another version was released since");
    }

    @Test
    void isChangedByProcessOwnersOnlyAndReadByEverybody() {
        var path = "/playbooks/process/" + PLAYBOOK;
        for (var user : List.of("commander", "business", "auditor")) {
            var caller = Caller.session(port, user);
            assertThat(caller.get(path).statusCode()).as(user).isEqualTo(200);
            var asked = caller.form("/systems", path + "/versions/" + newest() + "/release", Map.of());
            assertThat(asked.statusCode()).as(user).isEqualTo(403);
            var back = caller.form("/systems", path + "/versions/1/use-again", Map.of("reason", "x"));
            assertThat(back.statusCode()).as(user).isEqualTo(403);
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void leavesNoFlowNodeUntested() {
        flowNodes.assertEveryFlowNodePassed("release-playbook");
    }

    private void deploy(String label) throws IOException {
        var model = Files.readString(Path.of("processes/playbooks/generic.bpmn"))
                .replace("name=\"" + BEFORE + "\"", "name=\"" + label + "\"");
        var answer = new ModelerClient(port, "owner").deploy(DEPLOYMENT, Map.of("generic.bpmn", model));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private String diagnosed() {
        var detection = new DetectionFixture(beans);
        Map<String, Object> variables = new HashMap<>();
        variables.put("incidentId", detection.incident);
        variables.put("incidentType", "other");
        variables.put("systemId", detection.system.id());
        variables.put("title", "Prices look odd");
        variables.put("exercise", false);
        runtime.startProcessInstanceByKey("detection-and-analysis", detection.incident, variables);
        driver.runJobs(detection.incident);
        return detection.incident;
    }

    private String step(String incident) {
        return driver.task(incident, STEP).getName();
    }

    private int newest() {
        return repository.createProcessDefinitionQuery().processDefinitionKey(PLAYBOOK).list().stream()
                .mapToInt(ProcessDefinition::getVersion)
                .max()
                .orElseThrow();
    }

    /** The business key of the release. */
    private String ask(String note) {
        var path = "/playbooks/process/" + PLAYBOOK;
        var asked = Caller.session(port, "owner")
                .form(path, path + "/versions/" + newest() + "/release", Map.of("note", note));
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(302);
        return runtime.createProcessInstanceQuery().processDefinitionKey("release-playbook").list().stream()
                .map(instance -> instance.getBusinessKey())
                .max((one, other) -> Long.compare(number(one), number(other)))
                .orElseThrow();
    }

    private static long number(String release) {
        return Long.parseLong(release.substring("release-".length()));
    }

    private String shown(String release, String variable) {
        return String.valueOf(tasks.getVariable(
                driver.task(release, "userTask_approveRelease").getId(), variable));
    }

    private static Map<String, String> approval(String when, String at) {
        return Map.of("releaseDecision", "approve", "releaseWhen", when, "releaseAt", at);
    }

    private void approve(String release, Map<String, String> answers) {
        var all = new HashMap<>(answers);
        all.put("releaseDecision", "approve");
        var approved = answer("commander", release, all);
        assertThat(approved.statusCode()).as(approved.body()).isBetween(200, 204);
    }

    /** As Tasklist completes a task. */
    private HttpResponse<String> answer(String user, String release, Map<String, String> answers) {
        var task = driver.task(release, "userTask_approveRelease").getId();
        var variables = new StringBuilder();
        answers.forEach((name, value) -> variables
                .append(variables.isEmpty() ? "" : ",")
                .append("\"%s\":{\"value\":\"%s\"}".formatted(name, value)));
        return Caller.basic(port, user)
                .post("/engine-rest/task/" + task + "/submit-form", "{\"variables\":{" + variables + "}}");
    }
}
