package dev.quell.diagnostics.window;

import dev.quell.diagnostics.statistics.CategoryColumn;
import dev.quell.diagnostics.statistics.Column;
import dev.quell.diagnostics.statistics.NumericColumn;
import java.util.Arrays;
import java.util.TreeMap;

/** Collects the cells of one column as numbers or as counted texts. */
sealed interface ColumnBuilder {

    void add(String cell);

    Column build();

    static ColumnBuilder of(String name, ColumnKind kind) {
        return kind == ColumnKind.NUMERIC ? new Numbers(name) : new Texts(name);
    }

    /** Numbers in a growing array: no object a cell. */
    final class Numbers implements ColumnBuilder {

        private final String name;
        private double[] values = new double[1024];
        private int size;
        private long missing;

        Numbers(String name) {
            this.name = name;
        }

        @Override
        public void add(String cell) {
            if (Cells.isMissing(cell)) {
                missing++;
                return;
            }
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = Cells.number(cell);
        }

        @Override
        public Column build() {
            return NumericColumn.of(name, Arrays.copyOf(values, size), missing);
        }
    }

    /** How often each text occurs. */
    final class Texts implements ColumnBuilder {

        private final String name;
        private final TreeMap<String, Long> counts = new TreeMap<>();
        private long missing;

        Texts(String name) {
            this.name = name;
        }

        @Override
        public void add(String cell) {
            if (Cells.isMissing(cell)) {
                missing++;
            } else {
                counts.merge(cell, 1L, Long::sum);
            }
        }

        @Override
        public Column build() {
            return new CategoryColumn(name, counts, missing);
        }
    }
}
