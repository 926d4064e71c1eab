package dev.quell.benchmark;

import dev.quell.diagnostics.statistics.KolmogorovSmirnov;
import dev.quell.diagnostics.statistics.NumericColumn;
import dev.quell.diagnostics.statistics.PopulationStability;
import dev.quell.diagnostics.statistics.Shares;
import dev.quell.diagnostics.statistics.Wasserstein;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleBiFunction;

/**
 * Drift statistics of ten million against ten million doubles, here and in scipy and numpy, both from the same unsorted values
 * in memory. Sides take turns (A B B A) after a round that is not counted, which warms both up.
 */
final class DriftLine implements Line {

    private static final int SIZE = Integer.getInteger("quell.benchmark.statistics.size", 10_000_000);
    private static final long DATA_BYTES = 2L * SIZE * Double.BYTES;
    private static final double TOLERANCE = 1e-12;

    /** One line of the table. */
    private record Statistic(
            String name, double aim, int rounds, ToDoubleBiFunction<NumericColumn, NumericColumn> function) {

        double of(DriftSamples samples) {
            return function.applyAsDouble(
                    NumericColumn.of(name, samples.reference(), 0), NumericColumn.of(name, samples.current(), 0));
        }
    }

    private static final List<Statistic> STATISTICS = List.of(
            new Statistic("Wasserstein", 3, 1, Wasserstein::distance),
            new Statistic(
                    "Kolmogorov-Smirnov",
                    2,
                    3,
                    (left, right) -> KolmogorovSmirnov.test(left, right).statistic()),
            new Statistic("PSI", 2, 15, (left, right) -> PopulationStability.index(Shares.of(left, right))));

    @Override
    public String name() {
        return "drift";
    }

    @Override
    public List<Row> measure(Lab lab) throws IOException {
        var file = Files.createTempFile("quell-statistics", ".bin");
        try {
            var samples = DriftSamples.generate(SIZE);
            samples.write(file);
            try (var peer = new StatisticsPeer(file)) {
                return rows(samples, peer);
            }
        } finally {
            Files.delete(file);
        }
    }

    private static List<Row> rows(DriftSamples samples, StatisticsPeer peer) throws IOException {
        var rows = new ArrayList<Row>();
        var memory = 0L;
        for (var statistic : STATISTICS) {
            rows.add(compare(statistic, samples, peer));
            memory = Math.max(memory, extraMemory(statistic, samples));
        }
        rows.add(new Row(
                "extra memory of the statistics",
                "the data, " + DATA_BYTES / 1_000_000 + " MB",
                memory / 1_000_000 + " MB",
                "",
                ratio((double) memory / DATA_BYTES),
                "< 4 x"));
        return rows;
    }

    private static Row compare(Statistic statistic, DriftSamples samples, StatisticsPeer peer) throws IOException {
        var ours = new Durations();
        var theirs = new Durations();
        requireEqual(statistic, statistic.of(samples), peer.measure(statistic.name(), new Durations()));
        for (var round = 0; round < statistic.rounds(); round++) {
            measure(statistic, samples, ours);
            peer.measure(statistic.name(), theirs);
            peer.measure(statistic.name(), theirs);
            measure(statistic, samples, ours);
        }
        return new Row(
                statistic.name() + " of " + SIZE + " + " + SIZE + " doubles",
                peer.version(),
                ours.toString(),
                theirs.toString(),
                ratio(theirs.median() / ours.median()),
                ">= " + ratio(statistic.aim()));
    }

    private static void measure(Statistic statistic, DriftSamples samples, Durations durations) {
        var start = System.nanoTime();
        statistic.of(samples);
        durations.add((System.nanoTime() - start) / 1e9);
    }

    private static void requireEqual(Statistic statistic, double ours, double theirs) {
        if (!(Math.abs(ours - theirs) <= TOLERANCE * Math.abs(theirs))) {
            throw new IllegalStateException(statistic.name() + " is " + ours + " here and " + theirs + " at the peer");
        }
    }

    /** Highest use of the heap, garbage included, above what was in use before. */
    private static long extraMemory(Statistic statistic, DriftSamples samples) {
        System.gc();
        var before = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        var pools = ManagementFactory.getMemoryPoolMXBeans();
        pools.forEach(MemoryPoolMXBean::resetPeakUsage);
        statistic.of(samples);
        var heap = pools.stream().filter(pool -> pool.getType() == MemoryType.HEAP);
        return heap.mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() - before;
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f x", value);
    }
}
