package dev.quell.systems;

import dev.quell.inventory.AiSystem;
import dev.quell.inventory.RiskClass;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which systems to show; null where it does not matter.
 *
 * @param text part of the id, name, purpose or model, in any case
 */
public record SystemFilter(
        @Nullable String text,
        @Nullable RiskClass risk,
        @Nullable String owner) {

    public boolean isNarrow() {
        return text != null || risk != null || owner != null;
    }

    boolean fits(AiSystem system) {
        return (risk == null || system.riskClass() == risk)
                && (owner == null || system.owner().equals(owner))
                && (text == null || words(system).contains(text.toLowerCase(Locale.ROOT)));
    }

    private static String words(AiSystem system) {
        var model = system.registry() == null ? "" : system.registry().model();
        return String.join("\n", system.id(), system.name(), system.purpose(), model)
                .toLowerCase(Locale.ROOT);
    }
}
