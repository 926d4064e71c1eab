package dev.quell.intake.process;

import dev.quell.engine.FormAnswers;
import dev.quell.incident.IncidentType;
import dev.quell.incident.IncidentVisibility;
import dev.quell.incident.Incidents;
import dev.quell.inventory.AiSystems;
import java.util.Arrays;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Each verdict needs what its step will use. */
@Component("checkTriage")
class CheckTriage implements TaskListener {

    private static final String[] TYPES =
            Arrays.stream(IncidentType.values()).map(IncidentType::key).toArray(String[]::new);

    private final AiSystems systems;
    private final Incidents incidents;
    private final IncidentVisibility visibility;

    CheckTriage(AiSystems systems, Incidents incidents, IncidentVisibility visibility) {
        this.systems = systems;
        this.incidents = incidents;
        this.visibility = visibility;
    }

    @Override
    public void notify(DelegateTask task) {
        var answers = FormAnswers.of(task);
        switch (answers.oneOf("triageVerdict", "incident", "join", "nothing")) {
            case "incident" -> checkIncident(answers);
            case "join" -> checkJoin(answers);
            case "nothing" -> answers.required("triageReason", 4_000, "say why there is nothing to do");
            default -> {
                // no verdict that is known, and refused as such
            }
        }
        answers.check();
    }

    private void checkIncident(FormAnswers answers) {
        answers.required("incidentTitle", 200, "say in one line what is wrong");
        answers.oneOf("triagedType", TYPES);
        var system = answers.text("triagedSystemId", 200);
        if (!system.isEmpty() && systems.find(system).isEmpty()) {
            answers.refuse("triagedSystemId", "choose a registered AI system, or none");
        }
    }

    private void checkJoin(FormAnswers answers) {
        var id = answers.text("joinedIncidentId", 50);
        var chosen = incidents.find(id).filter(incident -> visibility.mayKnowOf(id));
        if (chosen.filter(incident -> incident.status().isOpen()).isEmpty()) {
            answers.refuse("joinedIncidentId", "choose an incident that is open");
        }
    }
}
