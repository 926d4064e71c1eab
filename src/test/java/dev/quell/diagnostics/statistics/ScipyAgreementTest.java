package dev.quell.diagnostics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every figure equals scipy's to 1e-9 (relative, where it is above 1). */
class ScipyAgreementTest {

    static Stream<Fixtures.Case> comparable() {
        return Fixtures.cases().filter(fixture -> !fixture.expected().isNull());
    }

    static Stream<Fixtures.Case> numeric() {
        return comparable().filter(fixture -> fixture.reference() instanceof NumericColumn);
    }

    static Stream<Fixtures.Case> twoValued() {
        return comparable()
                .filter(fixture -> !fixture.expected().get("proportion").isNull());
    }

    @ParameterizedTest
    @MethodSource("numeric")
    void wassersteinDistanceIsScipys(Fixtures.Case fixture) {
        var reference = fixture.numericReference();
        var current = fixture.numericCurrent();
        assertSame(Wasserstein.distance(reference, current), fixture.expected().get("wasserstein"));
        assertSame(
                Wasserstein.normalised(reference, current), fixture.expected().get("wassersteinNormalised"));
    }

    @ParameterizedTest
    @MethodSource("numeric")
    void kolmogorovSmirnovIsScipys(Fixtures.Case fixture) {
        var result = KolmogorovSmirnov.test(fixture.numericReference(), fixture.numericCurrent());
        assertSame(result, fixture.expected().get("ks"));
    }

    @ParameterizedTest
    @MethodSource("comparable")
    void populationStabilityAndJensenShannonAreNumpysAndScipys(Fixtures.Case fixture) {
        var shares = Shares.of(fixture.reference(), fixture.current());
        assertSame(PopulationStability.index(shares), fixture.expected().get("psi"));
        assertThat(JensenShannon.distance(shares))
                .isCloseTo(fixture.expected().get("jensenShannon").doubleValue(), within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("comparable")
    void chiSquareIsScipys(Fixtures.Case fixture) {
        assertSame(
                ChiSquare.test(fixture.reference(), fixture.current()),
                fixture.expected().get("chiSquare"));
    }

    @ParameterizedTest
    @MethodSource("twoValued")
    void proportionTestIsScipys(Fixtures.Case fixture) {
        assertSame(
                ProportionTest.test(fixture.reference(), fixture.current()),
                fixture.expected().get("proportion"));
    }

    @ParameterizedTest
    @MethodSource("comparable")
    void testIsChosenAsEvidentlyDoes(Fixtures.Case fixture) {
        var ours = Map.of(
                "ks", DriftTest.KOLMOGOROV_SMIRNOV,
                "wasserstein", DriftTest.WASSERSTEIN_NORMED,
                "jensenshannon", DriftTest.JENSEN_SHANNON,
                "chisquare", DriftTest.CHI_SQUARE,
                "z", DriftTest.PROPORTION);
        assertThat(DriftTest.choose(fixture.reference(), fixture.current()))
                .isEqualTo(ours.get(fixture.expected().get("defaultTest").asText()));
    }

    @Test
    void oneSampleDistributionIsScipysInEveryRegime() {
        for (var point : Fixtures.read("kolmogorov-fixtures.json").get("points")) {
            var d = point.get("d").doubleValue();
            var n = point.get("n").intValue();
            assertThat(KolmogorovDistribution.atLeast(d, n))
                    .as("P(D >= %s), n = %s", d, n)
                    .isCloseTo(point.get("atLeast").doubleValue(), within(1e-9));
        }
    }

    private static void assertSame(TestResult actual, JsonNode expected) {
        if (expected.get("statistic").isNull()) {
            assertThat(actual.statistic()).isInfinite();
        } else {
            assertSame(actual.statistic(), expected.get("statistic"));
        }
        assertThat(actual.pValue()).isCloseTo(expected.get("pValue").doubleValue(), within(1e-9));
    }

    private static void assertSame(double actual, JsonNode expected) {
        var value = expected.doubleValue();
        assertThat(actual).isCloseTo(value, within(1e-9 * Math.max(1, Math.abs(value))));
    }
}
