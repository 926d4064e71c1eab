package dev.quell.incident.process;

import static dev.quell.incident.process.AiIncidentResponseContract.*;

import dev.quell.engine.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Passes a commander's wish to stand down to the processes of the incident. */
@Component("requestStandDown")
class RequestStandDownDelegate implements JavaDelegate {

    private final StandDown standDown;

    RequestStandDownDelegate(StandDown standDown) {
        this.standDown = standDown;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var answers = FormAnswers.of(execution);
        var incident = answers.required(INCIDENT_NUMBER, 50, "give the number of the incident, such as INC-2026-0042");
        var reason = answers.required(STAND_DOWN_REASON, 4_000, "say why no response is needed any more");
        var own = execution.getProcessBusinessKey();
        if (own != null && !own.equals(incident)) {
            answers.refuse(INCIDENT_NUMBER, "a process that works for " + own + " stands down no other incident");
        }
        answers.check();
        execution.setProcessBusinessKey(incident);
        execution.setVariable(INCIDENT_ID, incident);
        standDown.request(incident, reason);
    }
}
