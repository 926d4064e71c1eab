package dev.quell.systems.web;

import dev.quell.inventory.RiskClass;
import dev.quell.systems.SystemFilter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The filter as it stands in the address. What is empty or means nothing is as good as absent: an old link still shows systems. */
record SystemQuery(
        @Nullable String q, @Nullable String risk, @Nullable String owner) {

    private static final int LONGEST = 200;

    SystemFilter filter() {
        return new SystemFilter(
                text(q),
                Arrays.stream(RiskClass.values())
                        .filter(value -> value.key().equals(risk))
                        .findFirst()
                        .orElse(null),
                text(owner));
    }

    private static @Nullable String text(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        var clean = value.strip();
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
    }
}
