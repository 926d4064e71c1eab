package dev.quell.process;

import static dev.quell.incident.process.AiIncidentResponseContract.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quell.incident.IncidentType;
import dev.quell.incident.Incidents;
import dev.quell.incident.Status;
import dev.quell.incident.Timeline;
import dev.quell.shared.Problem;
import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ProcessDriver;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The ways in which an incident is declared to the spine. */
class IncidentDeclarationTest extends IntegrationTest {

    private static final String START = "/engine-rest/process-definition/key/ai-incident-response/start";

    @LocalServerPort
    int port;

    @Autowired
    Incidents incidents;

    @Autowired
    Timeline timeline;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ProcessDriver driver;

    private SpineFixture spine;

    @BeforeEach
    void putStandInsInPlace(@Autowired BeanFactory beans) {
        spine = new SpineFixture(beans);
    }

    @AfterEach
    void takeStandInsAway() {
        spine.close();
    }

    @Test
    void opensAnIncidentForWhatAPersonDeclares() {
        var title = "Chat gives refunds " + UUID.randomUUID();

        var incident = incidents.require(spine.declare(title));

        assertThat(incident.title()).isEqualTo(title);
        assertThat(incident.type()).isEqualTo(IncidentType.ADVERSARIAL_ATTACK);
        assertThat(incident.source()).isEqualTo("tasklist");
        assertThat(incident.reportedBy()).isEqualTo("business");
        assertThat(driver.job(incident.id(), "callActivity_detectionAndAnalysis"))
                .isNotNull();
    }

    @Test
    void opensAnIncidentForWhatASystemDeclares() {
        var instance = driver.as(
                "automation",
                () -> runtime.startProcessInstanceByKey(
                        KEY, "ticket-4711", SpineFixture.declaration("From the ticket system")));

        var incident = incidents.require(spine.businessKey(instance.getId()));
        assertThat(incident.source()).isEqualTo("engine-rest");
        assertThat(incident.reportedBy()).isEqualTo("automation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "API key"})
    void opensAnIncidentForWhatASystemDeclaresOverHttp(String login) throws IOException {
        var title = "Refunds from the ticket system " + UUID.randomUUID();

        var answer = machine(login).post(START, """
                {"businessKey": "ticket-4711", "variables": {
                  "title": {"value": "%s"}, "description": {"value": "Three since this morning"},
                  "incidentType": {"value": "adversarial-attack"}, "systemId": {"value": "credit-scoring"}}}""".formatted(title));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var instance = new ObjectMapper().readTree(answer.body()).path("id").asText();
        var incident = incidents.require(spine.businessKey(instance));
        assertThat(incident.title()).isEqualTo(title);
        assertThat(incident.description()).isEqualTo("Three since this morning");
        assertThat(incident.type()).isEqualTo(IncidentType.ADVERSARIAL_ATTACK);
        assertThat(incident.systemId()).isEqualTo("credit-scoring");
        assertThat(incident.source()).isEqualTo("engine-rest");
        assertThat(incident.reportedBy()).isEqualTo("automation");
        assertThat(incident.status()).isEqualTo(Status.DETECTED);
        assertThat(timeline.of(incident.id()).get(0)).satisfies(opened -> {
            assertThat(opened.kind()).isEqualTo("incident.opened");
            assertThat(opened.actor()).isEqualTo("automation");
        });
        incidents.transition(incident.id(), Status.DISMISSED, "test over");
    }

    @Test
    void refusesOverHttpWhatIsMissingOrUnknownWithTheRemedyOfEachAndStartsNothing() {
        var before = incidents.search(true, 1_000).size();
        var running = runtime.createProcessInstanceQuery().count();

        var answer = Caller.basic(port, "automation").post(START, """
                {"variables": {"incidentType": {"value": "earthquake"}, "systemId": {"value": "no-such-system"}}}""");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body())
                .contains("title: ", "description: ", "incidentType: ", "model-drift")
                .contains("systemId: give the id of a registered AI system", "credit-scoring");
        assertThat(incidents.search(true, 1_000)).hasSize(before);
        assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(running);
    }

    private Caller machine(String login) throws IOException {
        if (login.equals("password")) {
            return Caller.basic(port, "automation");
        }
        var issued = Caller.basic(port, "admin")
                .post("/api/v1/api-keys", "{\"name\":\"Ticket system\",\"userId\":\"automation\"}");
        return Caller.bearer(
                port, new ObjectMapper().readTree(issued.body()).path("secret").asText());
    }

    @Test
    void refusesADeclarationWithEveryFaultNamedAndOpensNothing() {
        var before = incidents.search(true, 1_000).size();
        Map<String, Object> wrong = Map.of("incidentType", "earthquake", "systemId", "no-such-system");

        assertThatThrownBy(() -> runtime.startProcessInstanceByKey(KEY, wrong))
                .isInstanceOfSatisfying(
                        Problem.class,
                        refusal -> assertThat(refusal.errors())
                                .extracting(Problem.FieldError::field)
                                .containsExactlyInAnyOrder("title", "description", "incidentType", "systemId"));

        assertThat(incidents.search(true, 1_000)).hasSize(before);
    }

    @Test
    void respondsOnceToAnIncidentThatIntakeHasOpened() {
        var incident = spine.respond();

        assertThat(driver.instances(incident.id())).hasSize(1);
        assertThatThrownBy(() -> runtime.startProcessInstanceByMessage(
                        MESSAGE_DECLARED, incident.id(), Map.of(INCIDENT_ID, incident.id())))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("started already");
        assertThatThrownBy(() ->
                        runtime.startProcessInstanceByMessage(MESSAGE_DECLARED, Map.of(INCIDENT_ID, "INC-1999-0001")))
                .hasMessageContaining("INC-1999-0001");
    }
}
