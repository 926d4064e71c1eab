package dev.quell.connector.simulated;

import dev.quell.automation.spi.ModelRegistry.ModelVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * @param versions newest first
 * @param tags version to the key of the action that last moved an alias to it
 */
record SimulatedModel(Map<String, String> aliases, List<ModelVersion> versions, Map<String, String> tags) {

    static final String AUTHOR = "simulation";

    SimulatedModel withAlias(String alias, @Nullable String version) {
        var changed = new TreeMap<>(aliases);
        if (version == null) {
            changed.remove(alias);
        } else {
            changed.put(alias, version);
        }
        return new SimulatedModel(changed, versions, tags);
    }

    SimulatedModel withVersion(String version, Instant now) {
        if (version(version).isPresent()) {
            return this;
        }
        var more = new ArrayList<>(versions);
        more.add(0, ready(version, now));
        return new SimulatedModel(aliases, more, tags);
    }

    SimulatedModel withTag(String version, String key) {
        var more = new TreeMap<>(tags);
        more.put(version, key);
        return new SimulatedModel(aliases, versions, more);
    }

    Optional<ModelVersion> version(String version) {
        return versions.stream()
                .filter(known -> known.version().equals(version))
                .findFirst();
    }

    static ModelVersion ready(String version, Instant at) {
        return new ModelVersion(version, true, at, AUTHOR, "simulated://" + version);
    }
}
