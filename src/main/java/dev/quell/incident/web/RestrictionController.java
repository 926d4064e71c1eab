package dev.quell.incident.web;

import dev.quell.incident.Restrictions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Restricts who may know of an incident; who may do that is decided by the security chains. */
@Controller
class RestrictionController {

    private final Restrictions restrictions;

    RestrictionController(Restrictions restrictions) {
        this.restrictions = restrictions;
    }

    record Restriction(boolean restricted, @Nullable String reason) {}

    @PutMapping("/api/v1/incidents/{id}/restriction")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void set(@PathVariable("id") String id, @RequestBody Restriction restriction) {
        restrictions.set(id, restriction.restricted(), restriction.reason());
    }

    @PostMapping("/incidents/{id}/restriction")
    String set(
            @PathVariable("id") String id,
            @RequestParam("restricted") boolean restricted,
            @RequestParam(name = "reason", required = false) @Nullable String reason) {
        restrictions.set(id, restricted, reason);
        return "redirect:/incidents/{id}";
    }
}
