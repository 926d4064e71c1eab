package dev.quell.inventory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.quell.shared.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A two-sample drift test that a system may choose for one of its features: every one that diagnostics can run. */
public enum DriftTest {
    KS,
    WASSERSTEIN,
    WASSERSTEIN_NORMED,
    PSI,
    JENSEN_SHANNON,
    CHI_SQUARE,
    /** Difference of two proportions; features with one or two values only. */
    Z;

    /** As it stands in JSON, for example {@code wasserstein-normed}. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws Problem 400 when there is no such test */
    @JsonCreator
    public static DriftTest ofKey(String key) {
        return Arrays.stream(values())
                .filter(test -> test.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("test", "\"" + key + "\" is not one of " + keys()));
    }

    private static String keys() {
        return Arrays.stream(values()).map(DriftTest::key).collect(Collectors.joining(", "));
    }
}
