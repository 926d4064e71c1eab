package dev.quell.inventory;

import org.jspecify.annotations.Nullable;

/** How one feature is tested for drift; what is left out follows the tool's default for the feature's kind and sample size.
 *
 * @param threshold a p-value (drift when at or below) or a distance (drift when at or above), by the test
 */
public record FeatureTest(
        @Nullable DriftTest test, @Nullable Double threshold) {}
