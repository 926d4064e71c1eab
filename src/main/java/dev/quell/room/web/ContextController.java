package dev.quell.room.web;

import dev.quell.incident.Incidents;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What the room asks of other systems once it is open. */
@Controller
class ContextController {

    private final Incidents incidents;
    private final ProductionSection production;

    ContextController(Incidents incidents, ProductionSection production) {
        this.incidents = incidents;
        this.production = production;
    }

    @GetMapping("/incidents/{id}/production")
    String production(@PathVariable("id") String id, Model model) {
        model.addAttribute("production", production.show(incidents.require(id)));
        return "room/production :: part";
    }
}
