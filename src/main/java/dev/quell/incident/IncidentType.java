package dev.quell.incident;

import dev.quell.shared.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What went wrong with the AI system. The key is what processes, decisions and HTTP use. */
public enum IncidentType {
    MODEL_DRIFT,
    DATA_POISONING,
    ADVERSARIAL_ATTACK,
    BIAS_BREACH,
    PERFORMANCE_DEGRADATION,
    PRIVACY_BREACH,
    OTHER;

    /** For example {@code model-drift}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws Problem 400 naming the keys that exist */
    public static IncidentType ofKey(String key) {
        return Arrays.stream(values())
                .filter(type -> type.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        "incidentType", "\"" + key + "\" is not an incident type; use one of " + keys()));
    }

    private static String keys() {
        return Arrays.stream(values()).map(IncidentType::key).collect(Collectors.joining(", "));
    }
}
