package dev.quell.intake.process;

import dev.quell.engine.FormAnswers;
import dev.quell.incident.IncidentType;
import dev.quell.inventory.AiSystem;
import dev.quell.inventory.AiSystems;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/**
 * Looks at what a person declared in the start form, or a system sent to the engine's REST API in its place, before
 * anything of it exists.
 */
@Component("checkDeclaration")
class CheckDeclaration implements ExecutionListener {

    private static final String[] TYPES =
            Arrays.stream(IncidentType.values()).map(IncidentType::key).toArray(String[]::new);

    private final AiSystems systems;
    private final IdentityService identity;

    CheckDeclaration(AiSystems systems, IdentityService identity) {
        this.systems = systems;
        this.identity = identity;
    }

    @Override
    public void notify(DelegateExecution execution) {
        if (execution.getVariable("incidentId") == null) {
            var answers = FormAnswers.of(execution);
            answers.required("title", 200, "say in one line what is wrong");
            answers.required("description", 20_000, "say what was seen, since when, and how it is known");
            answers.oneOf("incidentType", TYPES);
            checkSystem(answers);
            answers.text("reporterContact", 200);
            answers.check();
            execution.setVariable("source", isMachine() ? "engine-rest" : "tasklist");
        }
    }

    private void checkSystem(FormAnswers answers) {
        var system = answers.text("systemId", 200);
        if (!system.isEmpty() && systems.find(system).isEmpty()) {
            var known = systems.all().stream().map(AiSystem::id).collect(Collectors.joining(", "));
            answers.refuse("systemId", "give the id of a registered AI system (" + known + "), or leave it out");
        }
    }

    private boolean isMachine() {
        var caller = identity.getCurrentAuthentication();
        return caller != null
                && caller.getGroupIds() != null
                && caller.getGroupIds().contains("automation");
    }
}
