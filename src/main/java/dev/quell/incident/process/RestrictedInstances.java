package dev.quell.incident.process;

import dev.quell.engine.HiddenInstances;
import dev.quell.incident.IncidentVisibility;
import java.util.Collection;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells the engine whose processes are hidden from whom: those of restricted incidents, as everywhere. */
@Component
class RestrictedInstances implements HiddenInstances {

    @Override
    public Optional<String> businessKeysHiddenFrom(String user, Collection<String> groups) {
        return IncidentVisibility.seesAll(groups) ? Optional.empty() : Optional.of(IncidentVisibility.hiddenFrom(user));
    }
}
