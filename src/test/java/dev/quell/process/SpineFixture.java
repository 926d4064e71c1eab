package dev.quell.process;

import static dev.quell.incident.process.AiIncidentResponseContract.*;

import dev.quell.automation.Approval.Decision;
import dev.quell.automation.ApprovalPolicy;
import dev.quell.automation.Approvals;
import dev.quell.incident.Incident;
import dev.quell.incident.IncidentType;
import dev.quell.incident.Incidents;
import dev.quell.incident.NewIncident;
import dev.quell.incident.Status;
import dev.quell.testing.ProcessDriver;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.BeanFactory;

/** The spine alone: the phases are stand-ins that wait for the test. */
class SpineFixture implements AutoCloseable {

    private final Incidents incidents;
    private final Approvals approvals;
    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final HistoryService history;
    private final FormService forms;
    private final ProcessDriver driver;
    private final StandIns phases;

    SpineFixture(BeanFactory beans) {
        incidents = beans.getBean(Incidents.class);
        approvals = beans.getBean(Approvals.class);
        repository = beans.getBean(RepositoryService.class);
        runtime = beans.getBean(RuntimeService.class);
        history = beans.getBean(HistoryService.class);
        forms = beans.getBean(FormService.class);
        driver = beans.getBean(ProcessDriver.class);
        phases = new StandIns(repository)
                .waiting("detection-and-analysis")
                .standingDownByItself("containment-and-eradication")
                .waiting("recovery-and-validation")
                .waiting("post-incident-review");
    }

    @Override
    public void close() {
        runtime.createProcessInstanceQuery().processDefinitionKey(KEY).list().stream()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "test over"));
        phases.close();
    }

    Incident respond() {
        var incident = incidents.open(new NewIncident(
                "Spine " + UUID.randomUUID(), "", IncidentType.OTHER, null, "api", "tester", null, null, false));
        respond(incident);
        return incident;
    }

    void respond(Incident incident) {
        runtime.startProcessInstanceByMessage(MESSAGE_DECLARED, incident.id(), Map.of(INCIDENT_ID, incident.id()));
    }

    void advance(Incident incident, Status... through) {
        for (var status : through) {
            incidents.transition(incident.id(), status, "by the test");
        }
    }

    long passed(Incident incident, String element) {
        return history.createHistoricActivityInstanceQuery().activityId(element).finished().list().stream()
                .filter(found -> incident.id()
                        .equals(history.createHistoricProcessInstanceQuery()
                                .processInstanceId(found.getProcessInstanceId())
                                .singleResult()
                                .getBusinessKey()))
                .count();
    }

    String definition(String key) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult()
                .getId();
    }

    /** By the start form, as {@code business}; returns the incident's number. */
    String declare(String title) {
        var instance = driver.as("business", () -> forms.submitStartForm(definition(KEY), declaration(title)));
        return businessKey(instance.getId());
    }

    static Map<String, Object> declaration(String title) {
        return Map.of(
                "title", title,
                "description", "Three since this morning",
                "incidentType", "adversarial-attack",
                "systemId", "");
    }

    /** By the start form, as {@code commander}, in whatever phase the incident is. */
    void standDown(Incident incident) {
        driver.runJobs(incident.id());
        driver.as("commander", () -> forms.submitStartForm(definition("stand-down-incident"), wish(incident.id())));
        driver.runJobs(incident.id());
    }

    /** A person acts alone on a plan by hand, whatever phase the incident is in. */
    void breakGlass(Incident incident, String user) {
        var policy = new ApprovalPolicy(List.of("incident-commander"), 1, Duration.ofMinutes(10), true);
        var approval = approvals.openByHand(incident.id(), policy, "engineer");
        approvals.decide(approval.id(), user, Decision.BREAK_GLASS, "Nobody could be reached");
    }

    void ratify(Incident incident, String user) {
        driver.completeAs(
                user,
                incident.id(),
                "userTask_ratifyBreakGlass",
                Map.of("ratification", "ratified", "ratificationReason", "Waiting would have cost more"));
    }

    static Map<String, Object> wish(String incidentId) {
        return Map.of("incidentNumber", incidentId, "standDownReason", "It was the load test");
    }

    String businessKey(String instance) {
        return runtime.createProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getBusinessKey();
    }
}
