package dev.quell.diagnostics.statistics;

import java.util.Map;
import java.util.TreeSet;

/** How often each value of a feature occurs in the reference and in the current window, value by value. */
record Counts(long[] reference, long[] current) {

    /** All values of either column, in their order. */
    static Counts of(Column reference, Column current) {
        return reference instanceof NumericColumn
                ? aligned(((NumericColumn) reference).frequencies(), ((NumericColumn) current).frequencies())
                : aligned(((CategoryColumn) reference).frequencies(), ((CategoryColumn) current).frequencies());
    }

    private static <K extends Comparable<K>> Counts aligned(Map<K, Long> reference, Map<K, Long> current) {
        var keys = new TreeSet<>(reference.keySet());
        keys.addAll(current.keySet());
        return new Counts(
                keys.stream().mapToLong(key -> reference.getOrDefault(key, 0L)).toArray(),
                keys.stream().mapToLong(key -> current.getOrDefault(key, 0L)).toArray());
    }

    int size() {
        return reference.length;
    }
}
