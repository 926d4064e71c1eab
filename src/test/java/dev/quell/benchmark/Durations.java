package dev.quell.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Measured durations in seconds. */
final class Durations {

    private final List<Double> seconds = new ArrayList<>();

    void add(double duration) {
        seconds.add(duration);
    }

    double median() {
        var sorted = seconds.stream().sorted().toList();
        var middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** Median (minimum to maximum). */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%.3f s (%.3f to %.3f)", median(), Collections.min(seconds), Collections.max(seconds));
    }
}
