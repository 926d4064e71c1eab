package dev.quell.diagnostics.statistics;

import java.util.List;

/**
 * The drift of all features together, as Evidently's dataset drift: the share of drifted features among those compared.
 *
 * @param compared number of features with a result
 * @param drifted number of these that drifted
 * @param share drifted / compared, 0 to 1; 0 when nothing could be compared
 * @param threshold share from which on the whole data set counts as drifted, above 0 up to 1
 */
public record DatasetDrift(int compared, int drifted, double share, double threshold) {

    public static DatasetDrift of(List<FeatureDrift> features, double threshold) {
        var compared = (int) features.stream().filter(FeatureDrift::compared).count();
        var drifted = (int) features.stream().filter(FeatureDrift::drifted).count();
        return new DatasetDrift(compared, drifted, compared == 0 ? 0 : (double) drifted / compared, threshold);
    }

    public boolean reachesThreshold() {
        return compared > 0 && share >= threshold;
    }
}
