package dev.quell.engine;

import static dev.quell.lint.SteadyModels.DECISION;
import static dev.quell.lint.SteadyModels.FORM;
import static dev.quell.lint.SteadyModels.PROCESS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quell.lint.SteadyModels;
import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A process owner deploys with the deploy dialog of Camunda Modeler, or somebody tries to by another way. */
class DeploymentGuardTest extends IntegrationTest {

    private static final String REST = "/engine-rest/deployment/create";
    private static final String WEBAPPS = "/camunda/api/engine/engine/default/deployment/create";

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @AfterEach
    void removeWhatTheTestHasDeployed() {
        repository.createDeploymentQuery().deploymentName("from Modeler").list().stream()
                .filter(deployment -> repository.getDeploymentResourceNames(deployment.getId()).stream()
                        .anyMatch(name -> name.startsWith("steady")))
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Test
    void deploysSoundModelsTogether() throws IOException {
        var answer = owner().deploy(REST, SteadyModels.all());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(deployed()).isEqualTo(3);
    }

    @Test
    void letsWarningsPass() throws IOException {
        var answer = owner().deploy(REST, SteadyModels.spoilt(PROCESS, "name=\"Pause pipeline\"", "name=\"\""));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(deployed()).isEqualTo(3);
    }

    @Test
    void refusesTheWholeDeploymentForOneFaultAndSaysWhereItIsAndWhatToDo() throws IOException {
        var answer = owner().deploy(REST, SteadyModels.spoilt(PROCESS, "${pausePipeline}", "${jdbcTemplate}"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body())
                .contains(
                        "steady.bpmn",
                        "* \\\"Pause pipeline\\\" (serviceTask_pausePipeline): ${jdbcTemplate} names a bean that is closed",
                        "take one of the element templates",
                        "\"mainElementId\":\"serviceTask_pausePipeline\"");
        assertThat(new ObjectMapper()
                        .readTree(answer.body())
                        .path("details")
                        .path(PROCESS)
                        .path("errors"))
                .isNotEmpty();
        assertThat(deployed()).isZero();
    }

    @Test
    void reportsTheFaultsOfEveryFile() throws IOException {
        var models = SteadyModels.spoilt(DECISION, "&lt; 0.5", "&lt;= 0.5");
        models.put(
                FORM,
                SteadyModels.spoilt(FORM, "\"targetVersion\"", "\"severity\"").get(FORM));

        var answer = owner().deploy(REST, models);

        var details = new ObjectMapper().readTree(answer.body()).path("details");
        assertThat(details.path(DECISION).path("errors")).isNotEmpty();
        assertThat(details.path(FORM).path("errors")).isNotEmpty();
        assertThat(deployed()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {REST, WEBAPPS})
    void guardsEveryApi(String api) throws IOException {
        var answer =
                caller(api, "owner").deploy(api, SteadyModels.spoilt(PROCESS, "${pausePipeline}", "${jdbcTemplate}"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("closed to processes");
        assertThat(caller(api, "admin")
                        .deploy(api, SteadyModels.spoilt(PROCESS, "${pausePipeline}", "${jdbcTemplate}"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(deployed()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {REST, WEBAPPS})
    void letsOnlyProcessOwnersDeploy(String api) {
        for (var user : new String[] {
            "commander",
            "engineer",
            "scientist",
            "security",
            "operations",
            "legal",
            "ethics",
            "comms",
            "business",
            "auditor"
        }) {
            assertThat(caller(api, user).deploy(api, SteadyModels.all()).statusCode())
                    .as(user)
                    .isEqualTo(403);
        }
        assertThat(Caller.basic(port, "automation")
                        .deploy(REST, SteadyModels.all())
                        .statusCode())
                .isEqualTo(403);
        assertThat(Caller.anonymous(port).deploy(api, SteadyModels.all()).statusCode())
                .isIn(401, 403);
        assertThat(deployed()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {REST, WEBAPPS})
    void nobodyDeploysInTheNameOfThePack(String api) {
        for (var user : new String[] {"owner", "admin"}) {
            var answer = caller(api, user).deploy(api, PackDeployer.SOURCE, SteadyModels.all());

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains("deployment-source", "stands for what Quell brings along");
        }
        assertThat(deployed()).isZero();
    }

    @Test
    void whatIsDeployedAgainIsNoLongerOfThePack() {
        var pack = repository
                .createDeploymentQuery()
                .deploymentSource(PackDeployer.SOURCE)
                .list()
                .get(0)
                .getId();
        var again = "/engine-rest/deployment/" + pack + "/redeploy";
        var form = repository.getDeploymentResources(pack).stream()
                .filter(resource -> resource.getName().endsWith("approve-release.form"))
                .findFirst()
                .orElseThrow();
        var asked = "{\"resourceIds\":[\"" + form.getId() + "\"]%s}";

        var inItsName = owner().post(again, asked.formatted(",\"source\":\"" + PackDeployer.SOURCE + "\""));
        assertThat(inItsName.statusCode()).as(inItsName.body()).isEqualTo(400);
        var plain = owner().post(again, asked.formatted(""));
        assertThat(plain.statusCode()).as(plain.body()).isEqualTo(200);
        assertThat(plain.body()).doesNotContain("\"source\":\"" + PackDeployer.SOURCE + "\"");
        repository.deleteDeployment(plain.body().replaceAll(".*\"id\":\"([^\"]+)\".*", "$1"), true);
    }

    @Test
    void guardsAnOldDeploymentThatIsDeployedAgain() {
        // as it could lie in the database of a Quell without the guard of today
        var old = repository
                .createDeployment()
                .name("from Modeler")
                .addString(PROCESS, new String(withoutSavePoint(), StandardCharsets.UTF_8))
                .deploy();

        var answer = owner().post("/engine-rest/deployment/" + old.getId() + "/redeploy", "{}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("effect-save-point");
    }

    private static byte[] withoutSavePoint() {
        var pause = "camunda:delegateExpression=\"${pausePipeline}\"";
        return SteadyModels.spoilt(PROCESS, "camunda:asyncBefore=\"true\" " + pause, pause)
                .get(PROCESS);
    }

    private long deployed() {
        return repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("steady-contain")
                        .count()
                + repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKeyLike("steady-%")
                        .count();
    }

    private Caller owner() {
        return Caller.basic(port, "owner");
    }

    private Caller caller(String api, String user) {
        if (api.equals(REST)) {
            return Caller.basic(port, user);
        }
        return Caller.session(port, user).inWebapps();
    }
}
