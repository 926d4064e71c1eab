package dev.quell.inventory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The signal family that a metric's name suggests. */
public final class MetricFamily {

    public static final Set<String> ALL =
            Set.of("drift", "performance", "data-quality", "security", "fairness", "privacy");

    /** Checked in this order: the more specific family first, since "missing_share" must not become drift. */
    private static final Map<String, List<String>> WORDS = words();

    private MetricFamily() {}

    /** Falls back to {@code performance}, the family of latency, errors and cost. */
    public static String of(String metric) {
        var name = metric.toLowerCase(Locale.ROOT);
        return WORDS.entrySet().stream()
                .filter(family -> family.getValue().stream().anyMatch(name::contains))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("performance");
    }

    private static Map<String, List<String>> words() {
        var words = new LinkedHashMap<String, List<String>>();
        words.put("privacy", List.of("pii", "privacy", "leak", "memoris", "memoriz"));
        words.put("security", List.of("injection", "jailbreak", "adversarial", "attack", "poison"));
        words.put(
                "fairness", List.of("fairness", "parity", "equalized", "equal_opportunity", "selection_rate", "toxic"));
        words.put("data-quality", List.of("missing", "null_", "unseen", "schema", "stale", "freshness", "quality"));
        words.put(
                "drift",
                List.of(
                        "drift",
                        "psi",
                        "wasserstein",
                        "jensen",
                        "accuracy",
                        "auc",
                        "f1",
                        "precision",
                        "recall",
                        "rmse",
                        "mape",
                        "mae",
                        "gini",
                        "logloss",
                        "grounded"));
        return words;
    }
}
