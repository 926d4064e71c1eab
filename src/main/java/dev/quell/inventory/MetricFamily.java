package dev.quell.inventory;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The signal family that the words in a name suggest: of a metric such as {@code drift_share}, of an alert such as {@code DriftShareHigh}. */
public final class MetricFamily {

    private static final String PERFORMANCE = "performance";

    /** Checked in this order: the graver family first. */
    private static final Map<String, Set<String>> WORDS = words();

    public static final Set<String> ALL = Set.copyOf(WORDS.keySet());

    private MetricFamily() {}

    /** Falls back to {@code performance}, the family of latency, errors and cost. */
    public static String of(String metric) {
        return find(metric).orElse(PERFORMANCE);
    }

    /** Empty when no word of the name is known. */
    public static Optional<String> find(String name) {
        var words = wordsOf(name);
        return WORDS.entrySet().stream()
                .filter(family -> words.stream().anyMatch(family.getValue()::contains))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Splits at every character that is no letter or digit and where a capital follows a small letter. */
    private static List<String> wordsOf(String name) {
        var spaced = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return Arrays.asList(spaced.split("[^a-z0-9]+"));
    }

    private static Map<String, Set<String>> words() {
        var words = new LinkedHashMap<String, Set<String>>();
        words.put("privacy", Set.of("pii", "privacy", "leakage", "memorisation", "memorization", "exfiltration"));
        words.put(
                "security",
                Set.of(
                        "injection",
                        "jailbreak",
                        "adversarial",
                        "attack",
                        "poisoning",
                        "poisoned",
                        "extraction",
                        "evasion"));
        words.put(
                "fairness",
                Set.of("fairness", "bias", "parity", "equalized", "demographic", "disparate", "toxicity", "toxic"));
        words.put(
                "data-quality",
                Set.of("missing", "null", "nulls", "unseen", "schema", "stale", "staleness", "freshness", "quality"));
        words.put(
                "drift",
                Set.of(
                        "drift",
                        "drifted",
                        "psi",
                        "wasserstein",
                        "jensen",
                        "ks",
                        "accuracy",
                        "auc",
                        "auroc",
                        "f1",
                        "precision",
                        "recall",
                        "rmse",
                        "mape",
                        "mae",
                        "gini",
                        "logloss",
                        "groundedness",
                        "calibration"));
        words.put(
                PERFORMANCE,
                Set.of(
                        "performance",
                        "latency",
                        "error",
                        "errors",
                        "throughput",
                        "timeout",
                        "timeouts",
                        "slow",
                        "cost",
                        "saturation",
                        "availability",
                        "degradation",
                        "degraded",
                        "uptime",
                        "p95",
                        "p99"));
        return words;
    }
}
