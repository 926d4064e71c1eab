package dev.quell.automation.process;

import dev.quell.automation.Action;
import dev.quell.automation.UndoProcess;
import dev.quell.incident.Incident;
import java.util.Objects;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** Starts {@code undo-actions} for one action, with what its form shows. */
@Component
class EngineUndo implements UndoProcess {

    private static final String PROCESS = "undo-actions";

    private final RuntimeService runtime;

    EngineUndo(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public boolean runsFor(Action action) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(action.incidentId(), PROCESS)
                        .variableValueEquals(UndoContract.ONLY_ACTION_ID.name(), action.id())
                        .count()
                > 0;
    }

    @Override
    public void start(Incident incident, Action action) {
        var variables = Variables.createVariables()
                .putValue(UndoContract.ONLY_ACTION_ID.name(), action.id())
                .putValue("incidentId", incident.id())
                .putValue("incidentType", incident.type().key())
                .putValue("severity", Objects.toString(incident.severity(), null))
                .putValue("priority", Objects.toString(incident.priority(), null))
                .putValue("playbook", incident.playbook())
                .putValue("exercise", incident.exercise())
                .putValue("systemId", incident.systemId())
                .putValue("title", incident.title());
        runtime.startProcessInstanceByKey(PROCESS, incident.id(), variables);
    }
}
