package dev.quell.incident.process;

import dev.quell.engine.RoleHolders;
import dev.quell.incident.IncidentRoles;
import dev.quell.shared.Role;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells the engine who holds a role, from the record. */
@Component
class IncidentRoleHolders implements RoleHolders {

    private final IncidentRoles roles;

    IncidentRoleHolders(IncidentRoles roles) {
        this.roles = roles;
    }

    @Override
    public Optional<String> holder(String businessKey, String role) {
        return roles.holder(businessKey, Role.ofGroup(role));
    }
}
