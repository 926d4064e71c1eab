package dev.quell.communication.web;

import dev.quell.communication.UpdateMessage;
import dev.quell.communication.Updates;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Every message about an incident, with what became of it. */
@RestController
class UpdateController {

    private final Updates updates;

    UpdateController(Updates updates) {
        this.updates = updates;
    }

    @GetMapping("/api/v1/incidents/{id}/updates")
    List<UpdateMessage> of(@PathVariable String id) {
        return updates.of(id);
    }
}
