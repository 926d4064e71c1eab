package dev.quell.diagnostics;

import dev.quell.diagnostics.statistics.Bins;
import dev.quell.diagnostics.statistics.CategoryColumn;
import dev.quell.diagnostics.statistics.Column;
import dev.quell.diagnostics.statistics.NumericColumn;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.DoubleStream;

/** Prepares what is drawn. Far outliers would squeeze everything else into one bar, so they are only counted. */
final class Plots {

    private static final int BARS = 30;
    private static final int MOST_CATEGORIES = 12;
    private static final double TAIL = 0.005;

    private Plots() {}

    /** Both columns have values and are of the same kind. */
    static Plot of(Column reference, Column current) {
        if (reference instanceof CategoryColumn left) {
            return categories(left, (CategoryColumn) current);
        }
        var numbers = (NumericColumn) reference;
        var values = numbers.someValues(MOST_CATEGORIES + 1);
        values.addAll(((NumericColumn) current).someValues(MOST_CATEGORIES + 1));
        return values.size() <= MOST_CATEGORIES
                ? singleValues(values, numbers, (NumericColumn) current)
                : numbers(numbers, (NumericColumn) current);
    }

    private static Plot singleValues(SortedSet<Double> values, NumericColumn reference, NumericColumn current) {
        var labels = values.stream()
                .map(value -> Figures.rounded(value).toPlainString())
                .toList();
        return new Plot(
                reference.name(), false, List.of(), labels, shares(values, reference), shares(values, current), 0, 0);
    }

    private static List<Double> shares(SortedSet<Double> values, NumericColumn column) {
        var frequencies = column.frequencies();
        return values.stream()
                .map(value -> (double) frequencies.getOrDefault(value, 0L) / column.present())
                .toList();
    }

    private static Plot numbers(NumericColumn reference, NumericColumn current) {
        var low = Math.min(quantile(reference, TAIL), quantile(current, TAIL));
        var high = Math.max(quantile(reference, 1 - TAIL), quantile(current, 1 - TAIL));
        var bins = Bins.equal(low, high, BARS);
        var left = shares(bins.count(reference), reference.present());
        var right = shares(bins.count(current), current.present());
        var edges = Arrays.stream(bins.edges()).boxed().toList();
        return new Plot(reference.name(), true, edges, List.of(), left, right, rest(left), rest(right));
    }

    private static Plot categories(CategoryColumn reference, CategoryColumn current) {
        var all = new TreeSet<>(reference.frequencies().keySet());
        all.addAll(current.frequencies().keySet());
        var labels = all.stream()
                .sorted(Comparator.comparingDouble((String label) -> -share(reference, label) - share(current, label)))
                .limit(MOST_CATEGORIES)
                .toList();
        var left = labels.stream().map(label -> share(reference, label)).toList();
        var right = labels.stream().map(label -> share(current, label)).toList();
        return new Plot(reference.name(), false, List.of(), labels, left, right, rest(left), rest(right));
    }

    private static double quantile(NumericColumn column, double share) {
        var sorted = column.sorted();
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    private static double share(CategoryColumn column, String label) {
        return (double) column.frequencies().getOrDefault(label, 0L) / column.present();
    }

    private static List<Double> shares(long[] counts, long total) {
        return Arrays.stream(counts).mapToObj(count -> (double) count / total).toList();
    }

    /** What is left to 1; rounding may leave a speck that is nothing. */
    private static double rest(List<Double> shares) {
        var rest = 1
                - DoubleStream.of(
                                shares.stream().mapToDouble(Double::doubleValue).toArray())
                        .sum();
        return rest < 1e-9 ? 0 : rest;
    }
}
