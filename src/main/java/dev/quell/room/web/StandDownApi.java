package dev.quell.room.web;

import dev.quell.incident.Incident;
import dev.quell.incident.Incidents;
import dev.quell.room.StandDowns;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Ends the response to an incident from outside; who may is decided by the security chain. */
@RestController
class StandDownApi {

    private final Incidents incidents;
    private final StandDowns standDowns;

    StandDownApi(Incidents incidents, StandDowns standDowns) {
        this.incidents = incidents;
        this.standDowns = standDowns;
    }

    record Wish(@Nullable String reason) {}

    /** 202: what was done is undone by jobs that run after the answer. */
    @PostMapping("/api/v1/incidents/{id}/stand-down")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Incident standDown(@PathVariable("id") String id, @RequestBody Wish wish) {
        standDowns.request(id, wish.reason());
        return incidents.require(id);
    }
}
