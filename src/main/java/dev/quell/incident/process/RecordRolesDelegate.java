package dev.quell.incident.process;

import dev.quell.incident.IncidentRoles;
import dev.quell.shared.Role;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Who was named for a role holds it from now on. */
@Component("recordRoles")
class RecordRolesDelegate implements JavaDelegate {

    private final IncidentRoles roles;

    RecordRolesDelegate(IncidentRoles roles) {
        this.roles = roles;
    }

    @Override
    public void execute(DelegateExecution execution) {
        for (var role : Role.values()) {
            var user = execution.getVariable(role.field());
            if (user != null && !user.toString().isBlank()) {
                roles.assign(execution.getProcessBusinessKey(), role, user.toString());
            }
        }
    }
}
