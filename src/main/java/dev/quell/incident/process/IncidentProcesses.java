package dev.quell.incident.process;

import static dev.quell.incident.process.AiIncidentResponseContract.*;

import dev.quell.incident.Priority;
import dev.quell.incident.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/**
 * The running processes of an incident: the spine, the phase it is in, the playbook part under that. Every incident asks for them more
 * than once, and to put its general query together takes the engine longer than PostgreSQL takes to answer it; hence SQL.
 */
@Component
class IncidentProcesses {

    private static final String RUNNING =
            "select run.* from act_ru_execution run where run.business_key_ = #{incident} and run.parent_id_ is null";

    private static final String SPINES = RUNNING
            + " and exists (select from act_re_procdef model where model.id_ = run.proc_def_id_ and model.key_ = #{model})";

    private final RuntimeService runtime;
    private final ManagementService management;

    IncidentProcesses(RuntimeService runtime, ManagementService management) {
        this.runtime = runtime;
        this.management = management;
    }

    Optional<ProcessInstance> spine(String incidentId) {
        return spines(incidentId).stream().findFirst();
    }

    /** More than one only while somebody starts a second response, which is refused. */
    List<ProcessInstance> spines(String incidentId) {
        return runtime.createNativeProcessInstanceQuery()
                .sql(SPINES)
                .parameter("incident", incidentId)
                .parameter("model", KEY)
                .list();
    }

    /** Called processes hold copies of the variables; each gets the new value. */
    void tell(String incidentId, Map<String, ?> variables) {
        runtime.createNativeProcessInstanceQuery()
                .sql(RUNNING)
                .parameter("incident", incidentId)
                .list()
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
