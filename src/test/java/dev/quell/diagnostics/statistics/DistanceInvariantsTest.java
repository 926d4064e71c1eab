package dev.quell.diagnostics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for any two samples, tried on seeded random ones of all sizes, with and without ties. */
class DistanceInvariantsTest {

    /** Two samples and a number to move or stretch them by. */
    record Pair(double[] left, double[] right, double number) {

        NumericColumn a() {
            return NumericColumn.of("x", left, 0);
        }

        NumericColumn b() {
            return NumericColumn.of("x", right, 0);
        }

        NumericColumn moved() {
            return NumericColumn.of(
                    "x", Arrays.stream(left).map(v -> v + number).toArray(), 0);
        }

        NumericColumn stretched(double[] values) {
            return NumericColumn.of(
                    "x", Arrays.stream(values).map(v -> v * number).toArray(), 0);
        }

        @Override
        public String toString() {
            return left.length + " and " + right.length + " values";
        }
    }

    static Stream<Pair> pairs() {
        var random = new Random(20260101);
        return Stream.generate(() -> new Pair(sample(random), sample(random), 0.1 + 10 * random.nextDouble()))
                .limit(200);
    }

    private static double[] sample(Random random) {
        var values = new double[1 + random.nextInt(random.nextBoolean() ? 8 : 400)];
        var ties = random.nextBoolean();
        Arrays.setAll(values, i -> ties ? random.nextInt(6) : random.nextGaussian() * 3);
        return values;
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void equalSamplesHaveNoDistance(Pair pair) {
        var shares = Shares.of(pair.a(), pair.a());
        assertThat(Wasserstein.distance(pair.a(), pair.a())).isZero();
        assertThat(JensenShannon.distance(shares)).isZero();
        assertThat(PopulationStability.index(shares)).isZero();
        assertThat(KolmogorovSmirnov.test(pair.a(), pair.a())).isEqualTo(new TestResult(0, 1));
        assertThat(ChiSquare.test(pair.a(), pair.a())).isEqualTo(new TestResult(0, 1));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void distancesDoNotDependOnTheOrderOfTheSamples(Pair pair) {
        var there = KolmogorovSmirnov.test(pair.a(), pair.b());
        var back = KolmogorovSmirnov.test(pair.b(), pair.a());
        assertThat(Wasserstein.distance(pair.a(), pair.b()))
                .isCloseTo(Wasserstein.distance(pair.b(), pair.a()), within(1e-12));
        assertThat(there).isEqualTo(back);
        var shares = Shares.of(pair.a(), pair.b());
        var swapped = new Shares(shares.current(), shares.reference());
        assertThat(JensenShannon.distance(shares)).isCloseTo(JensenShannon.distance(swapped), within(1e-12));
        assertThat(PopulationStability.index(shares)).isCloseTo(PopulationStability.index(swapped), within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void movingASampleByANumberIsThatFarInWasserstein(Pair pair) {
        assertThat(Wasserstein.distance(pair.a(), pair.moved())).isCloseTo(pair.number(), within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void stretchingBothSamplesStretchesWassersteinAndLeavesKolmogorovSmirnov(Pair pair) {
        var left = pair.stretched(pair.left());
        var right = pair.stretched(pair.right());
        assertThat(Wasserstein.distance(left, right))
                .isCloseTo(pair.number() * Wasserstein.distance(pair.a(), pair.b()), within(1e-9));
        assertThat(KolmogorovSmirnov.test(left, right)).isEqualTo(KolmogorovSmirnov.test(pair.a(), pair.b()));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void distancesStayInTheirRanges(Pair pair) {
        var shares = Shares.of(pair.a(), pair.b());
        var test = KolmogorovSmirnov.test(pair.a(), pair.b());
        assertThat(test.statistic()).isBetween(0.0, 1.0);
        assertThat(test.pValue()).isBetween(0.0, 1.0);
        assertThat(JensenShannon.distance(shares)).isBetween(0.0, Math.sqrt(Math.log(2)) + 1e-12);
        assertThat(PopulationStability.index(shares)).isNotNegative().isFinite();
        assertThat(Wasserstein.distance(pair.a(), pair.b())).isNotNegative();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void wassersteinKeepsTheTriangleInequality(Pair pair) {
        var direct = Wasserstein.distance(pair.a(), pair.b());
        var detour = Wasserstein.distance(pair.a(), pair.moved()) + Wasserstein.distance(pair.moved(), pair.b());
        assertThat(direct).isLessThanOrEqualTo(detour + 1e-9);
    }
}
