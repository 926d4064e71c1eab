package dev.quell.playbook;

import dev.quell.engine.RehearsedIncidents;
import dev.quell.incident.Incidents;
import org.springframework.stereotype.Component;

/** Tells the engine which incidents are rehearsals, from the record. */
@Component
class OwnRehearsals implements RehearsedIncidents {

    private final Incidents incidents;

    OwnRehearsals(Incidents incidents) {
        this.incidents = incidents;
    }

    @Override
    public boolean isRehearsal(String businessKey) {
        return incidents
                .find(businessKey)
                .filter(incident -> incident.exercise() && incident.source().equals(Rehearsals.SOURCE))
                .isPresent();
    }
}
