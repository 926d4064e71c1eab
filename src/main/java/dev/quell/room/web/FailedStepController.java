package dev.quell.room.web;

import dev.quell.incident.Incidents;
import dev.quell.room.FailedStepList;
import dev.quell.shared.Problem;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lets a failed step try again, after a look at what failed; who may is decided by the security chain. */
@Controller
class FailedStepController {

    private final Incidents incidents;
    private final FailedStepList steps;

    FailedStepController(Incidents incidents, FailedStepList steps) {
        this.incidents = incidents;
        this.steps = steps;
    }

    @GetMapping("/incidents/{id}/failed-steps/{job}/retry")
    String ask(@PathVariable("id") String id, @PathVariable("job") String job, Model model) {
        model.addAttribute("incident", incidents.require(id));
        model.addAttribute(
                "step",
                steps.of(id).stream()
                        .filter(step -> !step.within() && step.job().equals(job))
                        .findFirst()
                        .orElseThrow(() -> Problem.notFound("failed step", job)));
        return "room/retry";
    }

    @PostMapping("/incidents/{id}/failed-steps/{job}/retry")
    String retry(
            @PathVariable("id") String id,
            @PathVariable("job") String job,
            @RequestParam(name = "notes", defaultValue = "") String notes,
            Authentication login) {
        incidents.require(id);
        var reader = Reader.of(login);
        if (!ProcessView.mayRetry(reader)) {
            throw Problem.forbidden("IT operations decide about failed steps; who audits only reads");
        }
        steps.retry(id, job, notes, reader.name(), reader.groups());
        return "redirect:/incidents/{id}#process";
    }
}
