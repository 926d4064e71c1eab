package dev.quell.process;

import static dev.quell.incident.process.AiIncidentResponseContract.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.incident.IncidentType;
import dev.quell.incident.Incidents;
import dev.quell.shared.Problem;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ProcessDriver;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** The ways in which an incident is declared to the spine. */
class IncidentDeclarationTest extends IntegrationTest {

    @Autowired
    Incidents incidents;

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
