package dev.quell.room.web;

import dev.quell.automation.UndoRequests;
import dev.quell.incident.Incidents;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Takes one action back, after a look at what that means; who may is decided by the security chain. */
@Controller
class UndoController {

    private final Incidents incidents;
    private final UndoRequests undo;

    UndoController(Incidents incidents, UndoRequests undo) {
        this.incidents = incidents;
        this.undo = undo;
    }

    @GetMapping("/incidents/{id}/actions/{action}/undo")
    String ask(@PathVariable("id") String id, @PathVariable("action") String action, Model model) {
        model.addAttribute("incident", incidents.require(id));
        model.addAttribute("row", new ActionsSection.Row(undo.undoable(id, action), true));
        return "room/undo";
    }

    @PostMapping("/incidents/{id}/actions/{action}/undo")
    String undo(
            @PathVariable("id") String id,
            @PathVariable("action") String action,
            @RequestParam(name = "reason", required = false) @Nullable String reason) {
        undo.request(id, action, reason);
        return "redirect:/incidents/{id}#actions";
    }
}
