package dev.quell.lint.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks for inputs that no rule of a table answers, and for rules that answer the same one. */
public final class TableCheck {

    /** Steps of the search for gaps, after which it gives up: a fraction of a second. */
    private static final int LONGEST_SEARCH = 200_000;

    private static final int MOST_RULES = 500;

    private final List<Column> columns;
    private final int rules;
    private int steps;

    /**
     * An input of a table.
     *
     * @param allowed the values that it allows; empty for all
     * @param cells one a rule
     */
    public record Input(String label, String type, String allowed, List<String> cells) {}

    /** Two rules, counted from 0, and an input that both answer. */
    public record Overlap(int first, int second, String example) {}

    private TableCheck(List<Column> columns, int rules) {
        this.columns = columns;
        this.rules = rules;
    }

    /** @return empty when a cell is more than simple, or the table too long, so that nothing can be said */
    public static Optional<TableCheck> of(List<Input> inputs, int rules) {
        if (rules > MOST_RULES) {
            return Optional.empty();
        }
        var columns = new ArrayList<Column>();
        for (var input : inputs) {
            var column = Column.of(input.label(), input.type(), input.allowed(), input.cells());
            if (column.isEmpty()) {
                return Optional.empty();
            }
            columns.add(column.get());
        }
        return Optional.of(new TableCheck(List.copyOf(columns), rules));
    }

    /** Every pair of rules that answer the same input. */
    public List<Overlap> overlaps() {
        var overlaps = new ArrayList<Overlap>();
        for (var first = 0; first < rules; first++) {
            for (var second = first + 1; second < rules; second++) {
                var pair = new Pair(first, second);
                common(pair).ifPresent(example -> overlaps.add(new Overlap(pair.first, pair.second, example)));
            }
        }
        return overlaps;
    }

    /** An input that no rule answers. */
    public Optional<String> gap() {
        var everyRule = new BitSet();
        everyRule.set(0, rules);
        return gap(0, everyRule).map(TableCheck::joined);
    }

    /** Whether the search for a gap was given up. */
    public boolean gaveUp() {
        return steps > LONGEST_SEARCH;
    }

    private Optional<List<String>> gap(int column, BitSet candidates) {
        if (candidates.isEmpty()) {
            return Optional.of(List.of());
        }
        if (column == columns.size()) {
            return Optional.empty();
        }
        for (var value = 0; value < columns.get(column).values(); value++) {
            if (++steps > LONGEST_SEARCH) {
                return Optional.empty();
            }
            var left = (BitSet) candidates.clone();
            left.and(columns.get(column).rulesFor(value));
            var rest = gap(column + 1, left);
            if (rest.isPresent()) {
                var example = new ArrayList<>(List.of(columns.get(column).shown(value)));
                example.addAll(rest.get());
                return Optional.of(example);
            }
        }
        return Optional.empty();
    }

    private Optional<String> common(Pair pair) {
        var example = new ArrayList<String>();
        for (var column : columns) {
            var shared = pair.sharedValue(column);
            if (shared < 0) {
                return Optional.empty();
            }
            example.add(column.shown(shared));
        }
        return Optional.of(joined(example));
    }

    private static String joined(List<String> parts) {
        return parts.stream().collect(Collectors.joining(", "));
    }

    private record Pair(int first, int second) {

        int sharedValue(Column column) {
            for (var value = 0; value < column.values(); value++) {
                var rules = column.rulesFor(value);
                if (rules.get(first) && rules.get(second)) {
                    return value;
                }
            }
            return -1;
        }
    }
}
