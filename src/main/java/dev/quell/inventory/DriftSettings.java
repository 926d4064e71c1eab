package dev.quell.inventory;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which data is compared to find drift.
 *
 * @param referenceWindow CSV file below the windows directory (see {@link WindowFiles}), or {@link #OBSERVATIONS}
 * @param currentWindow as {@code referenceWindow}, for the latest period
 * @param features tests that differ from the defaults, by feature name
 * @param datasetShare share of drifted features, 0 to 1, from which the whole data set counts as drifted; null means 0.5,
 *     Evidently's default
 */
public record DriftSettings(
        @Nullable String referenceWindow,
        @Nullable String currentWindow,
        Map<String, FeatureTest> features,
        @Nullable Double datasetShare) {

    /** Location of a window that consists of the observations Quell received. */
    public static final String OBSERVATIONS = "observations";

    public static final double DEFAULT_DATASET_SHARE = 0.5;

    public DriftSettings {
        features = features == null ? Map.of() : Map.copyOf(features);
        datasetShare = datasetShare == null ? Double.valueOf(DEFAULT_DATASET_SHARE) : datasetShare;
    }

    public static DriftSettings none() {
        return new DriftSettings(null, null, Map.of(), null);
    }

    /** The share in force, 0 to 1. */
    public double share() {
        return datasetShare == null ? DEFAULT_DATASET_SHARE : datasetShare;
    }
}
