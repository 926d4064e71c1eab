package dev.quell.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Measured values of one thing, never empty. */
record Samples(List<Double> values) {

    Samples {
        values = values.stream().sorted().toList();
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
    }

    static Samples of(double... values) {
        return new Samples(Arrays.stream(values).boxed().toList());
    }

    double median() {
        return percentile(50);
    }

    double min() {
        return values.get(0);
    }

    double max() {
        return values.get(values.size() - 1);
    }

    /** Linear between neighbours, as numpy's default. */
    double percentile(double percent) {
        var position = percent / 100 * (values.size() - 1);
        var below = (int) Math.floor(position);
        var above = Math.min(below + 1, values.size() - 1);
        return values.get(below) + (position - below) * (values.get(above) - values.get(below));
    }

    /** Median (minimum–maximum) and the unit. */
    String text(String unit) {
        return number(median()) + " (" + number(min()) + "–" + number(max()) + ") " + unit;
    }

    /** Enough digits to compare, no more. */
    static String number(double value) {
        var digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }
}
