package dev.quell.review;

import dev.quell.shared.Problem;
import java.util.Arrays;
import java.util.Locale;

/** What an improvement does about the next incident of the kind. */
public enum ImprovementType {
    PREVENT,
    MITIGATE,
    DETECT,
    PROCESS;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Problem 400 naming the types that exist */
    public static ImprovementType ofKey(String key) {
        return Arrays.stream(values())
                .filter(type -> type.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        "improvementType", "\"" + key + "\" is not a type; use prevent, mitigate, detect or process"));
    }
}
