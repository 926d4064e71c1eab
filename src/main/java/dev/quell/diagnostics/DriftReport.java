package dev.quell.diagnostics;

import dev.quell.diagnostics.statistics.DatasetDrift;
import dev.quell.diagnostics.statistics.FeatureDrift;
import dev.quell.inventory.DriftSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The comparison of the current window with the reference.
 *
 * @param reference null, as is {@code current}, if there was nothing to compare
 * @param features worst first, what could not be compared last
 * @param ignored columns that say nothing about drift, with the reason
 * @param summary for people, one short paragraph
 */
public record DriftReport(
        @Nullable WindowInfo reference,
        @Nullable WindowInfo current,
        List<FeatureDrift> features,
        Map<String, String> ignored,
        DatasetDrift dataset,
        String summary) {

    public DriftReport {
        features = List.copyOf(features);
        ignored = Map.copyOf(ignored);
    }

    static DriftReport nothing(String summary) {
        var dataset = DatasetDrift.of(List.of(), DriftSettings.DEFAULT_DATASET_SHARE);
        return new DriftReport(null, null, List.of(), Map.of(), dataset, summary);
    }

    public Optional<FeatureDrift> feature(String name) {
        return features.stream()
                .filter(feature -> feature.feature().equals(name))
                .findFirst();
    }

    /** The features for people to read, worst first. */
    public List<DriftFigure> figures() {
        return features.stream().map(DriftFigure::of).toList();
    }

    /** {@code drifted}, {@code clear} or {@code unknown} when nothing could be compared, as recovery-criteria asks. */
    public String status() {
        if (dataset.compared() == 0) {
            return "unknown";
        }
        return dataset.reachesThreshold() ? "drifted" : "clear";
    }
}
