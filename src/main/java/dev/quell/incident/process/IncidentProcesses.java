package dev.quell.incident.process;

import static dev.quell.incident.process.AiIncidentResponseContract.*;

import dev.quell.incident.Priority;
import dev.quell.incident.Severity;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** The running processes of an incident: the spine, the phase it is in, the playbook part under that. */
@Component
class IncidentProcesses {

    private final RuntimeService runtime;
    private final ManagementService management;

    IncidentProcesses(RuntimeService runtime, ManagementService management) {
        this.runtime = runtime;
        this.management = management;
    }

    Optional<ProcessInstance> spine(String incidentId) {
        return Optional.ofNullable(runtime.createProcessInstanceQuery()
                .processDefinitionKey(KEY)
                .processInstanceBusinessKey(incidentId)
                .singleResult());
    }

    /** Called processes hold copies of the variables; each gets the new value. */
    void tell(String incidentId, Map<String, ?> variables) {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(incidentId)
                .unlimitedList()
                .forEach(instance -> runtime.setVariables(instance.getId(), variables));
    }

    /** From here on due dates and the rhythm of updates follow the new severity. */
    void tellSeverity(String incidentId, Severity severity, Priority priority) {
        tell(incidentId, Map.of(SEVERITY, severity.name(), PRIORITY, priority.name()));
        spine(incidentId)
                .ifPresent(spine -> management
                        .createJobQuery()
                        .processInstanceId(spine.getId())
                        .activityId(UPDATE_DUE)
                        .unlimitedList()
                        .forEach(timer -> management.recalculateJobDuedate(timer.getId(), false)));
    }
}
