package dev.quell.inventory;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** One generated column of a sample window. */
interface SampleColumn {

    String name();

    /** The next cell; an empty cell is a missing value. */
    String next(Random random);

    /** Normally distributed around {@code mean}, never below zero. */
    static SampleColumn number(String name, double mean, double deviation) {
        return column(
                name,
                random -> String.format(Locale.ROOT, "%.3f", Math.max(0, mean + deviation * random.nextGaussian())));
    }

    /** As {@code column}, with a share of its cells (0 to 1) missing. */
    static SampleColumn missing(SampleColumn column, double share) {
        return column(column.name(), random -> {
            var cell = column.next(random);
            return random.nextDouble() < share ? "" : cell;
        });
    }

    /** One of {@code values}, the first being the most frequent: weights fall as 1, 1/2, 1/3 and so on. */
    static SampleColumn category(String name, String... values) {
        return column(name, random -> weighted(List.of(values), random));
    }

    private static String weighted(List<String> values, Random random) {
        var total = 0.0;
        for (var rank = 1; rank <= values.size(); rank++) {
            total += 1.0 / rank;
        }
        var left = random.nextDouble() * total;
        for (var rank = 1; rank < values.size(); rank++) {
            left -= 1.0 / rank;
            if (left < 0) {
                return values.get(rank - 1);
            }
        }
        return values.get(values.size() - 1);
    }

    private static SampleColumn column(String name, Cell cell) {
        return new SampleColumn() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String next(Random random) {
                return cell.next(random);
            }
        };
    }

    /** Makes one cell. */
    interface Cell {
        String next(Random random);
    }
}
