package dev.quell.diagnostics.statistics;

import org.jspecify.annotations.Nullable;

/**
 * What an owner set for one feature; what is null is chosen as Evidently does.
 *
 * @param threshold largest distance or smallest p-value that is not drift; 0 or more
 */
public record FeatureSettings(
        @Nullable DriftTest test, @Nullable Double threshold) {

    public static final FeatureSettings AUTOMATIC = new FeatureSettings(null, null);
}
