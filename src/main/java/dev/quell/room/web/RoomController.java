package dev.quell.room.web;

import dev.quell.incident.Incidents;
import dev.quell.incident.Status;
import dev.quell.room.StandDowns;
import dev.quell.shared.Problem;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The room as a whole, and each of its sections by itself for a page that is open already. */
@Controller
class RoomController {

    private final Incidents incidents;
    private final List<Section> sections;
    private final TimelineView timeline;
    private final StandDowns standDowns;

    RoomController(Incidents incidents, List<Section> sections, TimelineView timeline, StandDowns standDowns) {
        this.incidents = incidents;
        this.sections = List.copyOf(sections);
        this.timeline = timeline;
        this.standDowns = standDowns;
    }

    @GetMapping("/incidents/{id}")
    String show(
            @PathVariable("id") String id,
            @ModelAttribute("query") TimelineQuery query,
            Authentication login,
            Model model) {
        var incident = incidents.require(id);
        var reader = Reader.of(login);
        model.addAttribute("incident", incident);
        model.addAttribute(
                "mayStandDown", reader.commands() && incident.status().mayBecome(Status.DISMISSED));
        sections.forEach(section -> model.addAttribute(section.name(), section.show(incident, reader)));
        model.addAttribute("timeline", timeline.show(incident, reader, query));
        model.addAttribute("note", NoteForm.EMPTY);
        return "room";
    }

    @GetMapping("/incidents/{id}/parts/{name}")
    String part(@PathVariable("id") String id, @PathVariable("name") String name, Authentication login, Model model) {
        var incident = incidents.require(id);
        var section = sections.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("section of the room", name));
        model.addAttribute("incident", incident);
        model.addAttribute(name, section.show(incident, Reader.of(login)));
        return "room/" + section.name() + " :: part";
    }

    /** Who may do this is decided by the security chain. */
    @PostMapping("/incidents/{id}/stand-down")
    String standDown(@PathVariable("id") String id, @RequestParam("reason") String reason) {
        standDowns.request(id, reason);
        return "redirect:/incidents/{id}";
    }
}
