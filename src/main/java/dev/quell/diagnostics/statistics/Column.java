package dev.quell.diagnostics.statistics;

import java.util.SortedMap;

/** The values of one feature in one window; missing values are counted and left out. */
public sealed interface Column permits NumericColumn, CategoryColumn {

    String name();

    /** Values that are there, at least 0. */
    long present();

    /** Values that are missing, at least 0; in a numeric column infinities count as missing. */
    long missing();

    /** How often each distinct value occurs, in the values' order. */
    SortedMap<? extends Comparable<?>, Long> frequencies();

    /** Share of rows without a value, 0 to 1; 0 for a column without rows. */
    default double missingRate() {
        var rows = present() + missing();
        return rows == 0 ? 0 : (double) missing() / rows;
    }
}
