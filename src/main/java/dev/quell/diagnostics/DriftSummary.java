package dev.quell.diagnostics;

import dev.quell.diagnostics.statistics.DatasetDrift;
import dev.quell.diagnostics.statistics.FeatureDrift;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in words what a comparison found: the result, the worst features, what is wrong with the data, what was left out. */
final class DriftSummary {

    private static final int MOST_NAMED = 5;
    /** Below one percentage point a change of missing values is not worth a sentence. */
    private static final double WORTH_SAYING = 0.01;

    private DriftSummary() {}

    static String of(DatasetDrift dataset, List<FeatureDrift> features, Map<String, String> ignored) {
        var sentences = new ArrayList<String>();
        sentences.add(result(dataset));
        add(
                sentences,
                "Worst: ",
                features.stream().filter(FeatureDrift::drifted).map(DriftSummary::figure));
        add(
                sentences,
                "More missing values: ",
                features.stream().filter(DriftSummary::missesMore).map(DriftSummary::missing));
        add(sentences, "Values unseen in the reference: ", features.stream().flatMap(DriftSummary::unseen));
        add(sentences, "Not comparable: ", features.stream().flatMap(DriftSummary::notComparable));
        add(
                sentences,
                "Left out: ",
                ignored.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> entry.getKey() + " (" + entry.getValue() + ")"));
        return String.join(" ", sentences);
    }

    private static String result(DatasetDrift dataset) {
        if (dataset.compared() == 0) {
            return "No feature could be compared.";
        }
        return dataset.drifted() + " of " + dataset.compared() + " features drifted (share " + number(dataset.share())
                + "; the data set counts as drifted from " + number(dataset.threshold()) + "): "
                + (dataset.reachesThreshold()
                        ? "the data set has drifted."
                        : "the data set as a whole has not drifted.");
    }

    private static void add(List<String> sentences, String opening, Stream<String> parts) {
        var all = parts.toList();
        if (all.isEmpty()) {
            return;
        }
        var rest = all.size() - MOST_NAMED;
        sentences.add(all.stream().limit(MOST_NAMED).collect(Collectors.joining(", ", opening, ""))
                + (rest > 0 ? " and " + rest + " more." : "."));
    }

    private static String figure(FeatureDrift drift) {
        var p = drift.pValue();
        var statistic = drift.statistic();
        return drift.feature() + " (" + drift.test()
                + (statistic == null ? "" : " " + number(statistic))
                + (p == null ? "" : p < 1e-6 ? ", p below 0.000001" : ", p " + number(p)) + ")";
    }

    private static boolean missesMore(FeatureDrift drift) {
        return drift.curMissing() - drift.refMissing() >= WORTH_SAYING;
    }

    private static String missing(FeatureDrift drift) {
        return drift.feature() + " " + percent(drift.refMissing()) + " to " + percent(drift.curMissing());
    }

    private static Stream<String> unseen(FeatureDrift drift) {
        var unseen = drift.unseen();
        return unseen == null || unseen == 0 ? Stream.empty() : Stream.of(drift.feature() + " " + percent(unseen));
    }

    private static Stream<String> notComparable(FeatureDrift drift) {
        return Stream.ofNullable(drift.notComparable()).map(reason -> drift.feature() + " (" + reason + ")");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String number(double value) {
        return Figures.rounded(value).toPlainString();
    }
}
