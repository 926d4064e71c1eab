package dev.quell.playbook.web;

import dev.quell.playbook.IncidentMoves;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Takes a running incident to the released version, after a look at what goes along; who may is decided by the security chain. */
@Controller
class MoveController {

    private final IncidentMoves moves;

    MoveController(IncidentMoves moves) {
        this.moves = moves;
    }

    @GetMapping("/playbooks/process/{key}/moves/{instance}")
    String preview(@PathVariable("key") String key, @PathVariable("instance") String instance, Model model) {
        var running = moves.require(key, instance);
        var target = moves.target(key);
        model.addAttribute("running", running);
        model.addAttribute("target", target);
        model.addAttribute("plan", moves.preview(running, target));
        return "playbooks/move";
    }

    @PostMapping("/playbooks/process/{key}/moves/{instance}")
    String move(
            @PathVariable("key") String key,
            @PathVariable("instance") String instance,
            @RequestParam(name = "reason", defaultValue = "") String reason) {
        var incident = moves.require(key, instance).incidentId();
        moves.move(key, instance, reason);
        return "redirect:/incidents/" + incident;
    }
}
