package dev.quell.playbook.web;

import dev.quell.engine.ModelKind;
import dev.quell.playbook.Playbooks;
import dev.quell.playbook.Rehearsals;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lets a version run through in an exercise; who may is decided by the security chain. */
@Controller
class RehearsalController {

    private final Playbooks playbooks;
    private final Rehearsals rehearsals;

    RehearsalController(Playbooks playbooks, Rehearsals rehearsals) {
        this.playbooks = playbooks;
        this.rehearsals = rehearsals;
    }

    @PostMapping("/playbooks/process/{key}/versions/{version}/rehearsal")
    String rehearse(
            @PathVariable("key") String key,
            @PathVariable("version") int version,
            @RequestParam(name = "system", defaultValue = "") String system,
            Authentication login) {
        rehearsals.rehearse(playbooks.require(ModelKind.PROCESS, key, version), system, login.getName());
        return "redirect:/playbooks/process/{key}?version={version}#rehearsal";
    }
}
