package dev.quell.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.engine.ModelKind;
import dev.quell.incident.Incidents;
import dev.quell.incident.Status;
import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ModelerClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A draft that runs through before anybody uses it. */
class RehearsalTest extends IntegrationTest {

    private static final String DEPLOYMENT = "rehearsal test";
    private static final String SYSTEM = "demand-forecast";

    @LocalServerPort
    private int port;

    @Autowired
    private Playbooks playbooks;

    @Autowired
    private Rehearsals rehearsals;

    @Autowired
    private PlaybookTimeline timeline;

    @Autowired
    private Incidents incidents;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @AfterEach
    void removeWhatWasDeployed() {
        repository
                .createDeploymentQuery()
                .deploymentName(DEPLOYMENT)
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Test
    void runsADraftToItsEndAndSaysWhatItPassed() throws IOException {
        var draft = draft("generic-diagnose", "name=\"Investigate anomaly\"", "name=\"Investigate in pairs\"");

        var rehearsal = rehearsals.rehearse(draft, SYSTEM, "owner");

        assertThat(rehearsal.ended()).as(rehearsal.problem()).isTrue();
        assertThat(rehearsal.passed()).contains("Investigate in pairs");
        assertThat(rehearsals.last(draft))
                .hasValueSatisfying(kept -> assertThat(kept.passed()).isEqualTo(rehearsal.passed()));
        assertThat(timeline.of(ModelKind.PROCESS, draft.key()).get(0).text()).contains("came to an end");
    }

    @Test
    void isAnExerciseThatIsOverAfterwards() throws IOException {
        var draft = draft("generic-diagnose", "name=\"Investigate anomaly\"", "name=\"Investigate in pairs\"");

        var incident =
                incidents.require(rehearsals.rehearse(draft, SYSTEM, "owner").incidentId());

        assertThat(incident.exercise()).isTrue();
        assertThat(incident.status()).isEqualTo(Status.DISMISSED);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(incident.id())
                        .count())
                .isZero();
        assertThat(draft.draft()).isTrue();
    }

    @Test
    void stopsWherePeopleMustApproveAndNamesWhatIsLeft() throws IOException {
        var draft = draft("generic-contain", "name=\"Plan containment\"", "name=\"Plan the containment\"");

        var rehearsal = rehearsals.rehearse(draft, SYSTEM, "owner");

        assertThat(rehearsal.stoppedAt()).contains("Approve actions");
        assertThat(rehearsal.problem()).contains("rehearsal");
        assertThat(rehearsal.passed()).contains("Plan the containment");
        assertThat(rehearsal.notReached()).isNotEmpty();
    }

    @Test
    void isAskedForOnThePageByProcessOwnersOnly() throws IOException {
        var draft = draft("generic-diagnose", "name=\"Investigate anomaly\"", "name=\"Investigate in pairs\"");
        var page = "/playbooks/process/generic-diagnose";
        var path = page + "/versions/" + draft.version() + "/rehearsal";

        var forbidden = Caller.session(port, "commander").form("/systems", path, Map.of("system", SYSTEM));
        assertThat(forbidden.statusCode()).isEqualTo(403);
        var owner = Caller.session(port, "owner");
        assertThat(owner.form(page, path, Map.of("system", "no-such-system")).statusCode())
                .isEqualTo(400);
        assertThat(owner.form(page, path, Map.of("system", SYSTEM)).statusCode())
                .isEqualTo(302);

        assertThat(owner.get(page).body()).contains("It came to an end.", "✓ Investigate in pairs");
    }

    @Test
    void rehearsesProcessesOnly() {
        var decision = playbooks.versions(ModelKind.DECISION, "service-levels").get(0);

        assertThatThrownBy(() -> rehearsals.rehearse(decision, SYSTEM, "owner")).hasMessageContaining("only processes");
    }

    private ModelVersion draft(String key, String before, String after) throws IOException {
        var model = Files.readString(Path.of("processes/playbooks/generic.bpmn"));
        assertThat(model).contains(before);
        var answer = new ModelerClient(port, "owner")
                .deploy(DEPLOYMENT, Map.of("generic.bpmn", model.replace(before, after)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return playbooks.versions(ModelKind.PROCESS, key).get(0);
    }
}
