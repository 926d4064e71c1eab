package dev.quell.diagnostics;

import dev.quell.diagnostics.statistics.CategoryColumn;
import dev.quell.diagnostics.statistics.Column;
import dev.quell.diagnostics.statistics.FeatureComparison;
import dev.quell.diagnostics.statistics.FeatureDrift;
import dev.quell.diagnostics.statistics.FeatureSettings;
import dev.quell.diagnostics.window.ColumnKind;
import dev.quell.diagnostics.window.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compares two windows column by column. */
final class WindowComparison {

    private static final int FEW_TEXTS = 50;
    private static final int MOST_TEXTS = 1000;

    private final Map<String, FeatureSettings> settings;
    private final List<FeatureDrift> features = new ArrayList<>();
    private final Map<String, String> ignored = new TreeMap<>();
    private final Map<String, Plot> plots = new TreeMap<>();

    private WindowComparison(Map<String, FeatureSettings> settings) {
        this.settings = settings;
    }

    static WindowComparison of(Window reference, Window current, Map<String, FeatureSettings> settings) {
        var comparison = new WindowComparison(settings);
        var kinds = comparison.kinds(reference.kinds(), current.kinds());
        var left = reference.columns(kinds.reference());
        var right = current.columns(kinds.current());
        left.forEach((name, column) -> comparison.compare(column, Objects.requireNonNull(right.get(name))));
        comparison.features.sort(Comparator.comparing(FeatureDrift::compared)
                .thenComparing(FeatureDrift::drifted)
                .thenComparingDouble(FeatureDrift::excess)
                .reversed());
        return comparison;
    }

    /** Worst first. */
    List<FeatureDrift> features() {
        return features;
    }

    Map<String, String> ignored() {
        return ignored;
    }

    Map<String, Plot> plots() {
        return plots;
    }

    /** How the shared columns are to be read in each window. */
    private record Kinds(Map<String, ColumnKind> reference, Map<String, ColumnKind> current) {}

    private Kinds kinds(Map<String, ColumnKind> reference, Map<String, ColumnKind> current) {
        var kinds = new Kinds(new LinkedHashMap<>(), new LinkedHashMap<>());
        reference.forEach((name, left) -> {
            var right = current.get(name);
            reasonToIgnore(left, right).ifPresentOrElse(reason -> ignored.put(name, reason), () -> {
                var pair = readAs(left, Objects.requireNonNull(right));
                kinds.reference().put(name, pair.get(0));
                kinds.current().put(name, pair.get(1));
            });
        });
        current.keySet().stream()
                .filter(name -> !reference.containsKey(name))
                .forEach(name -> ignored.put(name, "not in the reference window"));
        return kinds;
    }

    private static Optional<String> reasonToIgnore(ColumnKind left, @Nullable ColumnKind right) {
        if (right == null) {
            return Optional.of("not in the current window");
        }
        if (left == right && (left == ColumnKind.ROW_NUMBER || left == ColumnKind.TIMESTAMP)) {
            return Optional.of(left.label());
        }
        return Optional.empty();
    }

    /** Codes such as "1", "2", "X" are text even in a window that happens to hold only the digits. */
    private static List<ColumnKind> readAs(ColumnKind left, ColumnKind right) {
        var reference = left == ColumnKind.EMPTY ? right : left;
        if (!isNumeric(reference)) {
            return List.of(ColumnKind.CATEGORICAL, ColumnKind.CATEGORICAL);
        }
        var current = right == ColumnKind.EMPTY || isNumeric(right) ? ColumnKind.NUMERIC : ColumnKind.CATEGORICAL;
        return List.of(ColumnKind.NUMERIC, current);
    }

    private static boolean isNumeric(ColumnKind kind) {
        return kind == ColumnKind.NUMERIC || kind == ColumnKind.ROW_NUMBER;
    }

    private void compare(Column reference, Column current) {
        if (isFreeText(reference) || isFreeText(current)) {
            ignored.put(reference.name(), "an identifier or free text: nearly every value is different");
            return;
        }
        var own = settings.getOrDefault(reference.name(), FeatureSettings.AUTOMATIC);
        var drift = FeatureComparison.compare(reference, current, own);
        features.add(drift);
        if (drift.compared()) {
            plots.put(reference.name(), Plots.of(reference, current));
        }
    }

    private static boolean isFreeText(Column column) {
        if (!(column instanceof CategoryColumn texts)) {
            return false;
        }
        var different = texts.frequencies().size();
        return different > MOST_TEXTS || (different > FEW_TEXTS && different * 2L > texts.present());
    }
}
