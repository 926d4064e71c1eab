package dev.quell.communication;

import dev.quell.shared.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A circle of people who are told the same thing. The key is what {@code communication-plan} says. */
public enum Audience {
    RESPONDERS,
    BUSINESS_OWNER,
    EXECUTIVES,
    CONSUMERS,
    LEGAL;

    /** For example {@code business-owner}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws Problem 400 naming the keys that exist */
    static Audience ofKey(String key) {
        return Arrays.stream(values())
                .filter(audience -> audience.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        "audience",
                        "\"" + key + "\" is not an audience; correct it in communication-plan to one of "
                                + Arrays.stream(values()).map(Audience::key).collect(Collectors.joining(", "))));
    }
}
