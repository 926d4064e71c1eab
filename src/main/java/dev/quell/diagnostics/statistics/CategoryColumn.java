package dev.quell.diagnostics.statistics;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Texts of one feature in one window, counted. */
public record CategoryColumn(String name, SortedMap<String, Long> frequencies, long missing) implements Column {

    public CategoryColumn {
        frequencies = Collections.unmodifiableSortedMap(new TreeMap<>(frequencies));
    }

    /** Counts {@code values}; null is a missing value. */
    public static CategoryColumn of(String name, List<@Nullable String> values) {
        var counts = new TreeMap<String, Long>();
        var missing = 0L;
        for (var value : values) {
            if (value == null) {
                missing++;
            } else {
                counts.merge(value, 1L, Long::sum);
            }
        }
        return new CategoryColumn(name, counts, missing);
    }

    @Override
    public long present() {
        return frequencies.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Share of this column's values that never occur in {@code reference}, 0 to 1; 0 when there is no value. */
    public double unseenRate(CategoryColumn reference) {
        var unseen = frequencies.entrySet().stream()
                .filter(entry -> !reference.frequencies().containsKey(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        return unseen == 0 ? 0 : (double) unseen / present();
    }
}
