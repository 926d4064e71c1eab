package dev.quell.automation.process;

import dev.quell.incident.IncidentRoles;
import dev.quell.shared.Role;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Gives the ratification to the incident commander, unless that is who broke the glass: then any other commander takes it. */
@Component("assignRatifier")
class AssignRatifierListener implements TaskListener {

    private final BrokenGlass broken;
    private final IncidentRoles roles;

    AssignRatifierListener(BrokenGlass broken, IncidentRoles roles) {
        this.broken = broken;
        this.roles = roles;
    }

    @Override
    public void notify(DelegateTask task) {
        var glass = broken.of(task);
        roles.holder(task.getExecution().getProcessBusinessKey(), Role.INCIDENT_COMMANDER)
                .filter(holder ->
                        glass.stream().noneMatch(each -> each.glassBreakers().contains(holder)))
                .ifPresent(task::setAssignee);
    }
}
