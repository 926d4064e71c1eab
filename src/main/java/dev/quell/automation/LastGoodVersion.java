package dev.quell.automation;

import dev.quell.automation.SystemWorld.World;
import dev.quell.automation.spi.ModelRegistry.ModelVersion;
import dev.quell.automation.spi.ModelRegistry.RegisteredModel;
import dev.quell.inventory.Registry;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The version to return to: what the inventory says; else what the alias stood at before our latest move to the present version; else the
 * newest ready version before the present one. Registries keep no history of their aliases.
 */
@Component
class LastGoodVersion {

    private static final int HISTORY = 20;

    private final ActionJournal journal;

    LastGoodVersion(ActionJournal journal) {
        this.journal = journal;
    }

    /** @throws ActionRefusedException when there is nothing to return to */
    String of(World world, Registry registry) {
        if (registry.lastGoodVersion() != null) {
            return registry.lastGoodVersion();
        }
        var model = world.model(registry);
        var current = model.aliases().getOrDefault(registry.alias(), "");
        return beforeOurMove(world.target(registry), current)
                .or(() -> newestReadyBefore(model, current))
                .orElseThrow(() -> new ActionRefusedException("Model " + registry.model()
                        + " has no ready version before " + current
                        + "; name registry.lastGoodVersion in the inventory, or act by hand"));
    }

    private Optional<String> beforeOurMove(String target, String current) {
        return journal.history(target, HISTORY).stream()
                .filter(action -> current.equals(action.plan().predictedAfter().get("version")))
                .map(action -> action.plan().before().state().get("version"))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst();
    }

    private static Optional<String> newestReadyBefore(RegisteredModel model, String current) {
        return number(current)
                .flatMap(now -> model.versions().stream()
                        .filter(ModelVersion::ready)
                        .flatMap(version -> number(version.version()).stream())
                        .filter(version -> version.compareTo(now) < 0)
                        .max(Comparator.naturalOrder())
                        .map(BigInteger::toString));
    }

    private static Optional<BigInteger> number(String version) {
        return version.matches("\\d{1,18}") ? Optional.of(new BigInteger(version)) : Optional.empty();
    }
}
