package dev.quell.room.web;

import dev.quell.incident.IncidentRoles;
import dev.quell.incident.Incidents;
import dev.quell.room.RoleChanges;
import dev.quell.roster.Responder;
import dev.quell.roster.Responders;
import dev.quell.shared.Role;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Gives a role to somebody else; who may is decided by the security chain. */
@Controller
class RolesController {

    private final Incidents incidents;
    private final IncidentRoles roles;
    private final Responders responders;
    private final RoleChanges changes;

    RolesController(Incidents incidents, IncidentRoles roles, Responders responders, RoleChanges changes) {
        this.incidents = incidents;
        this.roles = roles;
        this.responders = responders;
        this.changes = changes;
    }

    @GetMapping("/incidents/{id}/roles/{role}")
    String ask(@PathVariable("id") String id, @PathVariable("role") String group, Model model) {
        var role = Role.ofGroup(group);
        model.addAttribute("incident", incidents.require(id));
        model.addAttribute("role", role);
        model.addAttribute("holder", roles.holder(id, role).orElse(null));
        model.addAttribute(
                "people",
                responders.roster().responders().stream()
                        .sorted(Comparator.comparing(
                                        (Responder person) -> !person.roles().contains(role))
                                .thenComparing(Responder::onCallOrder)
                                .thenComparing(Responder::name))
                        .toList());
        return "room/change-role";
    }

    @PostMapping("/incidents/{id}/roles/{role}")
    String change(
            @PathVariable("id") String id,
            @PathVariable("role") String group,
            @RequestParam(name = "person", required = false) @Nullable String person) {
        changes.change(id, Role.ofGroup(group), person);
        return "redirect:/incidents/{id}#roles";
    }
}
