package dev.quell.intake;

import dev.quell.inventory.AiSystem;
import dev.quell.inventory.Registry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whose system is meant: by its id, by a configured name, or by the name of its model in the registry. */
final class SystemNames {

    private final Map<String, AiSystem> byName = new HashMap<>();

    SystemNames(List<AiSystem> systems, Map<String, String> configured) {
        systems.forEach(system -> Optional.ofNullable(system.registry())
                .map(Registry::model)
                .ifPresent(model -> byName.put(model, system)));
        systems.forEach(system -> byName.put(system.id(), system));
        configured.forEach((name, id) -> Optional.ofNullable(byName.get(id)).ifPresent(s -> byName.put(name, s)));
    }

    /** The names under which the inventory can know what was sent as {@code names}. */
    static Set<String> toLookUp(Set<String> names, Map<String, String> configured) {
        return Stream.concat(names.stream(), names.stream().map(configured::get).filter(Objects::nonNull))
                .collect(Collectors.toSet());
    }

    Optional<AiSystem> find(List<String> names) {
        return names.stream().map(byName::get).filter(Objects::nonNull).findFirst();
    }
}
