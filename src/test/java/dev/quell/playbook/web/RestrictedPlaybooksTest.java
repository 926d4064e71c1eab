package dev.quell.playbook.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.incident.IncidentType;
import dev.quell.incident.Incidents;
import dev.quell.incident.NewIncident;
import dev.quell.incident.Restrictions;
import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A restricted incident runs on a version that is no longer released. */
class RestrictedPlaybooksTest extends IntegrationTest {

    private static final String MODEL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                targetNamespace="test">
              <process id="%s" name="%s" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="begun"/>
                <sequenceFlow id="a" sourceRef="begun" targetRef="step"/>
                <userTask id="step" name="Step"/>
              </process>
            </definitions>
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private Incidents incidents;

    @Autowired
    private Restrictions restrictions;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    private final String key = "hushed-" + UUID.randomUUID();
    private final String page = "/playbooks/process/" + key;
    private String incident = "";
    private String instance = "";

    @BeforeEach
    void itRunsOnTheVersionBefore() {
        deploy("first");
        incident = incidents
                .open(new NewIncident(
                        "Hushed", "Told in confidence", IncidentType.OTHER, null, "test", "test", null, null, false))
                .id();
        instance = runtime.startProcessInstanceByKey(key, incident).getId();
        deploy("second");
        restrictions.set(incident, true, "An insider may be involved");
    }

    @AfterEach
    void removeWhatWasDeployed() {
        repository
                .createDeploymentQuery()
                .deploymentName(key)
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"engineer", "owner", "auditor"})
    void isNeitherNamedNorCountedToOthers(String user) {
        var caller = Caller.session(port, user);

        assertThat(caller.get(page).body())
                .doesNotContain(incident, instance, "<td>1</td>", "Incidents on other versions");
        assertThat(row(caller)).doesNotContain("on other versions").contains("<td><span>0</span>");
        assertThat(caller.get(page + "/moves/" + instance).statusCode()).isEqualTo(403);
    }

    @Test
    void isShownToWhoMayKnowOfIt() {
        var caller = Caller.session(port, "commander");

        assertThat(caller.get(page).body()).contains(incident, "<td>1</td>");
        assertThat(row(caller)).contains("1 on other versions");
        assertThat(caller.get(page + "/moves/" + instance).statusCode()).isEqualTo(200);
    }

    private String row(Caller caller) {
        var row = Pattern.compile("<tr>(?:(?!</tr>).)*" + key + ".*?</tr>", Pattern.DOTALL)
                .matcher(caller.get("/playbooks").body());
        assertThat(row.find()).isTrue();
        return row.group();
    }

    private void deploy(String name) {
        repository
                .createDeployment()
                .name(key)
                .addString(key + ".bpmn", MODEL.formatted(key, name))
                .deploy();
    }
}
