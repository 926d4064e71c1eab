package dev.quell.intake.process;

import dev.quell.intake.Declaration;
import dev.quell.intake.DeclarationRules;
import java.util.List;
import java.util.Objects;
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

    private final DeclarationRules rules;
    private final IdentityService identity;

    CheckDeclaration(DeclarationRules rules, IdentityService identity) {
        this.rules = rules;
        this.identity = identity;
    }

    @Override
    public void notify(DelegateExecution execution) {
        if (execution.getVariable("incidentId") == null) {
            rules.check(declaration(execution), List.of());
            execution.setVariable("source", isMachine() ? "engine-rest" : "tasklist");
        }
    }

    private static Declaration declaration(DelegateExecution execution) {
        return new Declaration(
                text(execution, "title"),
                text(execution, "incidentType"),
                text(execution, "systemId"),
                text(execution, "description"),
                text(execution, "reporterContact"));
    }

    private static String text(DelegateExecution execution, String variable) {
        return Objects.toString(execution.getVariable(variable), "");
    }

    private boolean isMachine() {
        var caller = identity.getCurrentAuthentication();
        return caller != null
                && caller.getGroupIds() != null
                && caller.getGroupIds().contains("automation");
    }
}
