package dev.quell.web;

import dev.quell.automation.Actions;
import dev.quell.communication.Updates;
import dev.quell.incident.EvidenceStore;
import dev.quell.incident.Incident;
import dev.quell.incident.IncidentRoles;
import dev.quell.incident.Incidents;
import dev.quell.incident.Status;
import dev.quell.incident.Timeline;
import dev.quell.incident.TimelineEntry;
import dev.quell.web.process.OpenTaskList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Everything about one incident, and the button that ends the response to it. */
@Controller
class IncidentPage {

    /** The way of an incident that is answered in full. */
    private static final List<Status> WAY = List.of(
            Status.DETECTED,
            Status.TRIAGED,
            Status.CONTAINED,
            Status.ERADICATED,
            Status.MONITORING,
            Status.IN_REVIEW,
            Status.CLOSED);

    private final Incidents incidents;
    private final IncidentRoles roles;
    private final Timeline timeline;
    private final EvidenceStore evidence;
    private final Actions actions;
    private final Updates updates;
    private final OpenTaskList tasks;
    private final StandDowns standDowns;

    IncidentPage(
            Incidents incidents,
            IncidentRoles roles,
            Timeline timeline,
            EvidenceStore evidence,
            Actions actions,
            Updates updates,
            OpenTaskList tasks,
            StandDowns standDowns) {
        this.incidents = incidents;
        this.roles = roles;
        this.timeline = timeline;
        this.evidence = evidence;
        this.actions = actions;
        this.updates = updates;
        this.tasks = tasks;
        this.standDowns = standDowns;
    }

    /** A stage of the way; {@code done} when it is behind or reached. */
    record Step(String label, boolean done, boolean current) {}

    @GetMapping("/incidents/{id}")
    String show(@PathVariable("id") String id, Model model) {
        var incident = incidents.require(id);
        model.addAttribute("incident", incident);
        model.addAttribute("steps", steps(incident));
        model.addAttribute("roles", roles.all(id));
        model.addAttribute("timeline", newestFirst(timeline.of(id)));
        model.addAttribute("verification", timeline.verify(id));
        model.addAttribute("evidence", evidence.of(id));
        model.addAttribute("actions", actions.of(id));
        model.addAttribute("updates", updates.of(id));
        model.addAttribute("tasks", tasks.of(id));
        model.addAttribute("mayStandDown", incident.status().mayBecome(Status.DISMISSED));
        return "incident";
    }

    /** Who may do this is decided by the security chain. */
    @PostMapping("/incidents/{id}/stand-down")
    String standDown(@PathVariable("id") String id, @RequestParam("reason") String reason) {
        standDowns.request(id, reason);
        return "redirect:/incidents/{id}";
    }

    private static List<TimelineEntry> newestFirst(List<TimelineEntry> entries) {
        var reversed = new ArrayList<>(entries);
        Collections.reverse(reversed);
        return reversed;
    }

    private static List<Step> steps(Incident incident) {
        var reached = WAY.indexOf(incident.status());
        return WAY.stream()
                .map(status -> new Step(label(status), WAY.indexOf(status) <= reached, status == incident.status()))
                .toList();
    }

    private static String label(Status status) {
        var words = status.name().replace('_', ' ');
        return words.charAt(0) + words.substring(1).toLowerCase(Locale.ROOT);
    }
}
