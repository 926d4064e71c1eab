package dev.quell.diagnostics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fast ways give what the definitions give, on seeded random samples of every size at which another way is taken. */
class SampleGapTest {

    private static final List<Integer> SIZES = List.of(1, 2, 1000, 16_383, 16_384, 65_537, 150_000);

    /** Shapes that try the radix sort and the bins: each makes a value from a standard normal one. */
    private static final List<DoubleUnaryOperator> SHAPES = List.of(
            v -> v,
            v -> Math.rint(v * 3),
            v -> v < 0 ? -0.0 : 0.0,
            v -> 7,
            v -> Math.exp(20 * v),
            v -> -Math.exp(v),
            v -> v * Double.MIN_VALUE * 1e3,
            v -> 1.7e9 + v * 1e-6,
            v -> v > 2 ? 1e100 : Math.rint(v * 1000) / 1000,
            v -> Math.abs(v));

    record Pair(long seed, double[] left, double[] right) {

        @Override
        public String toString() {
            return "seed " + seed + ": " + left.length + " and " + right.length + " values";
        }
    }

    static Stream<Pair> pairs() {
        return Stream.iterate(20260102L, seed -> seed + 1).limit(60).map(SampleGapTest::pair);
    }

    private static Pair pair(long seed) {
        var random = new Random(seed);
        var shape = SHAPES.get((int) (seed % SHAPES.size()));
        var other = random.nextBoolean() ? shape : SHAPES.get(random.nextInt(SHAPES.size()));
        return new Pair(seed, sample(random, shape), sample(random, other));
    }

    private static double[] sample(Random random, DoubleUnaryOperator shape) {
        return DoubleStream.generate(random::nextGaussian)
                .map(shape)
                .limit(SIZES.get(random.nextInt(SIZES.size())))
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void columnsAreSortedAndTheGivenArrayStaysAsItWas(Pair pair) {
        var before = pair.left().clone();
        assertThat(column(pair.left()).sorted()).isEqualTo(sorted(pair.left()));
        assertThat(pair.left()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void distanceIsTheAreaAndTheStatisticTheLargestGap(Pair pair) {
        var left = sorted(pair.left());
        var right = sorted(pair.right());
        var steps = DoubleStream.concat(Arrays.stream(left), Arrays.stream(right))
                .sorted()
                .map(v -> v + 0.0)
                .distinct()
                .toArray();
        var area = 0.0;
        var largest = 0.0;
        for (var k = 0; k < steps.length; k++) {
            var gap = Math.abs(shareUpTo(left, steps[k]) - shareUpTo(right, steps[k]));
            largest = Math.max(largest, gap);
            area += k + 1 < steps.length ? gap * (steps[k + 1] - steps[k]) : 0;
        }
        var a = column(pair.left());
        var b = column(pair.right());
        assertThat(Wasserstein.distance(a, b)).isCloseTo(area, within(1e-9 * area + Double.MIN_NORMAL));
        assertThat(KolmogorovSmirnov.test(a, b).statistic()).isCloseTo(largest, within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void everyValueIsCountedInTheBinThatTheEdgesSay(Pair pair) {
        var left = column(pair.left());
        var right = column(pair.right());
        var bins = Bins.sturges(left, right);
        var edges = bins.edges();
        var expected = new long[edges.length - 1];
        for (var value : pair.left()) {
            var bin = expected.length - 1;
            while (value < edges[bin]) {
                bin--;
            }
            expected[bin]++;
        }
        assertThat(bins.count(left)).isEqualTo(expected);
        assertThat(Arrays.stream(bins.count(right)).sum()).isEqualTo(pair.right().length);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void frequenciesAndSomeValuesAreThoseOfTheValues(Pair pair) {
        var column = column(pair.left());
        var distinct = Arrays.stream(pair.left()).map(v -> v + 0.0).distinct().count();
        assertThat(column.someValues(6)).hasSize((int) Math.min(6, distinct));
        assertThat(column.frequencies())
                .hasSize((int) distinct)
                .containsKeys(column.someValues(6).toArray(Double[]::new));
        assertThat(column.frequencies().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(pair.left().length);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void valuesOutsideTheBinsAreNotCounted(Pair pair) {
        var inner = new Bins(new double[] {-1, -0.5, 0.25, 2});
        var inside = Arrays.stream(pair.left()).filter(v -> v >= -1 && v <= 2).count();
        assertThat(Arrays.stream(inner.count(column(pair.left()))).sum()).isEqualTo(inside);
    }

    private static NumericColumn column(double[] values) {
        return NumericColumn.of("x", values, 0);
    }

    private static double[] sorted(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    private static double shareUpTo(double[] sorted, double value) {
        var from = 0;
        var to = sorted.length;
        while (from < to) {
            var middle = (from + to) >>> 1;
            if (sorted[middle] <= value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return (double) from / sorted.length;
    }
}
