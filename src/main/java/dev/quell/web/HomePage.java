package dev.quell.web;

import dev.quell.incident.Incident;
import dev.quell.incident.IncidentRoles;
import dev.quell.incident.Incidents;
import dev.quell.shared.Role;
import dev.quell.web.process.OpenTaskList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page: what is open, how bad it is, and who leads it. */
@Controller
class HomePage {

    private static final int MOST = 200;

    private final Incidents incidents;
    private final IncidentRoles roles;
    private final OpenTaskList tasks;

    HomePage(Incidents incidents, IncidentRoles roles, OpenTaskList tasks) {
        this.incidents = incidents;
        this.roles = roles;
        this.tasks = tasks;
    }

    /** One line of the list. */
    record Row(Incident incident, @Nullable String commander, long tasks) {}

    @GetMapping("/")
    String show(@RequestParam(name = "all", defaultValue = "false") boolean all, Model model) {
        model.addAttribute("all", all);
        model.addAttribute(
                "rows", incidents.search(!all, MOST).stream().map(this::row).toList());
        return "home";
    }

    private Row row(Incident incident) {
        var commander = roles.holder(incident.id(), Role.INCIDENT_COMMANDER).orElse(null);
        return new Row(incident, commander, tasks.count(incident.id()));
    }
}
