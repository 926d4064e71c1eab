package dev.quell.playbook.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ModelerClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

class PlaybookPagesTest extends IntegrationTest {

    private static final String DEPLOYMENT = "playbook pages test";
    private static final String PAGE = "/playbooks/process/generic-diagnose";

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @AfterEach
    void removeWhatWasDeployed() {
        repository
                .createDeploymentQuery()
                .deploymentName(DEPLOYMENT)
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Test
    void listsProcessesDecisionsAndFormsToEverybody() {
        for (var user : new String[] {"business", "auditor", "owner"}) {
            var page = Caller.session(port, user).get("/playbooks");

            assertThat(page.statusCode()).as(user).isEqualTo(200);
            assertThat(page.body())
                    .contains("model-drift-contain", "service-levels", "approve-actions")
                    .contains("href=\"/playbooks/process/ai-incident-response\"");
        }
    }

    @Test
    void tellsADraftFromWhatIncidentsUse() throws IOException {
        deploy("Investigate anomaly in pairs");

        var page = Caller.session(port, "owner").get(PAGE).body();

        assertThat(page)
                .contains(">draft<", ">released<", "by owner", "Ask for release")
                .contains("name: Investigate anomaly → Investigate anomaly in pairs")
                .contains("data-element=\"userTask_investigateAnomaly\" data-change=\"changed\"");
        assertThat(Caller.session(port, "owner").get("/playbooks").body()).contains(">draft<");
        assertThat(Caller.session(port, "business").get(PAGE).body())
                .contains(">draft<")
                .doesNotContain("Ask for release</button>");
    }

    @Test
    void showsHostileTextAsTheTextItIs() throws IOException {
        deploy("&lt;script&gt;alert(1)&lt;/script&gt;{{7*7}}");

        assertThat(Caller.session(port, "owner").get(PAGE).body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;{{7*7}}")
                .doesNotContain("<script>alert");
    }

    @Test
    void givesTheFileOfAVersionForItsPicture() {
        var file = Caller.session(port, "business").get(PAGE + "/versions/1/file");

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type")).contains("application/xml");
        assertThat(file.body()).contains("<bpmn:process id=\"generic-diagnose\"");
    }

    @Test
    void saysThatThereIsNoSuchThing() {
        var caller = Caller.session(port, "owner");

        for (var path : new String[] {
            "/playbooks/process/no-such-process",
            "/playbooks/script/generic-diagnose",
            PAGE + "?version=4711",
            PAGE + "/versions/4711/file",
            "/playbooks/requests/4711"
        }) {
            assertThat(caller.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void refusesToGoBackToADraftOrWithoutAReason() throws IOException {
        deploy("Investigate anomaly in pairs");
        var caller = Caller.session(port, "owner");

        var draft = caller.form(PAGE, PAGE + "/versions/" + newest() + "/use-again", Map.of("reason", "x"));
        assertThat(draft.statusCode()).isEqualTo(409);
        assertThat(draft.body()).contains("is a draft: ask for its release");
        var released = caller.form(PAGE, PAGE + "/versions/1/release", Map.of());
        assertThat(released.statusCode()).isEqualTo(409);
        assertThat(released.body()).contains("has been released already");
    }

    @Test
    void refusesToAskTwice() throws IOException {
        deploy("Investigate anomaly in pairs");
        var caller = Caller.session(port, "owner");
        var path = PAGE + "/versions/" + newest() + "/release";

        assertThat(caller.form(PAGE, path, Map.of("note", "once")).statusCode()).isEqualTo(302);
        assertThat(caller.get(PAGE).body()).contains("asked for its release", "Approve release");
        assertThat(caller.form(PAGE, path, Map.of("note", "twice")).statusCode())
                .isEqualTo(409);
    }

    private void deploy(String label) throws IOException {
        var model = Files.readString(Path.of("processes/playbooks/generic.bpmn"))
                .replace("name=\"Investigate anomaly\"", "name=\"" + label + "\"");
        var answer = new ModelerClient(port, "owner").deploy(DEPLOYMENT, Map.of("generic.bpmn", model));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private int newest() {
        return repository.createProcessDefinitionQuery().processDefinitionKey("generic-diagnose").list().stream()
                .mapToInt(ProcessDefinition::getVersion)
                .max()
                .orElseThrow();
    }
}
