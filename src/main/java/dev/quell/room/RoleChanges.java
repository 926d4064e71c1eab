package dev.quell.room;

import dev.quell.incident.IncidentRoles;
import dev.quell.incident.Incidents;
import dev.quell.roster.Responders;
import dev.quell.shared.Problem;
import dev.quell.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives a role of an incident to somebody else, with the tasks that its holder has open by that role. */
@Service
@Transactional
public class RoleChanges {

    private final Incidents incidents;
    private final IncidentRoles roles;
    private final Responders responders;
    private final RoleTasks tasks;

    RoleChanges(Incidents incidents, IncidentRoles roles, Responders responders, RoleTasks tasks) {
        this.incidents = incidents;
        this.roles = roles;
        this.responders = responders;
        this.tasks = tasks;
    }

    /**
     * @param person user id of somebody in the roster
     * @throws Problem 400 for somebody who is not in the roster, 404 for an unknown incident, 409 for one that has ended
     */
    public void change(String incidentId, Role role, @Nullable String person) {
        if (!incidents.require(incidentId).status().isOpen()) {
            throw Problem.conflict(incidentId + " has ended; its roles stay as they were");
        }
        if (person == null || responders.find(person).isEmpty()) {
            throw Problem.invalid("person", "is not in the roster: choose somebody who is");
        }
        var before = roles.holder(incidentId, role);
        roles.assign(incidentId, role, person);
        before.filter(holder -> !holder.equals(person))
                .ifPresent(holder -> tasks.handOver(incidentId, role, holder, person));
    }
}
