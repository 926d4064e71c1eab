package dev.quell.diagnostics.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FeatureComparisonTest {

    @Test
    void differentSamplesHaveDriftedByTheChosenTest() {
        var drift = compare(numbers(1, 2, 3, 4, 5, 6, 7, 8), numbers(11, 12, 13, 14, 15, 16, 17));
        assertThat(drift.test()).isEqualTo("ks");
        assertThat(drift.drifted()).isTrue();
        assertThat(drift.statistic()).isEqualTo(1);
        assertThat(drift.pValue()).isLessThan(0.001);
        assertThat(drift.threshold()).isEqualTo(0.05);
        assertThat(drift.excess()).isGreaterThan(1);
    }

    @Test
    void equalSamplesHaveNotDrifted() {
        var drift = compare(numbers(1, 2, 3, 4, 5, 6), numbers(1, 2, 3, 4, 5, 6));
        assertThat(drift.drifted()).isFalse();
        assertThat(drift.measures()).containsEntry("wasserstein", 0.0).containsEntry("psi", 0.0);
    }

    @Test
    void ownersTestAndThresholdReplaceTheDefaults() {
        var reference = numbers(1, 2, 3, 4, 5, 6);
        var current = numbers(1, 2, 3, 4, 5, 7);
        var strict =
                FeatureComparison.compare(reference, current, new FeatureSettings(DriftTest.WASSERSTEIN_NORMED, 0.01));
        var lenient =
                FeatureComparison.compare(reference, current, new FeatureSettings(DriftTest.WASSERSTEIN_NORMED, 0.5));
        assertThat(strict.test()).isEqualTo("wasserstein-normed");
        assertThat(strict.drifted()).isTrue();
        assertThat(lenient.drifted()).isFalse();
        assertThat(lenient.statistic()).isEqualTo(strict.statistic());
    }

    @Test
    void plainWassersteinNeedsTheOwnersThreshold() {
        var unset = FeatureComparison.compare(
                numbers(1, 2), numbers(2, 3), new FeatureSettings(DriftTest.WASSERSTEIN, null));
        var set = FeatureComparison.compare(
                numbers(1, 2), numbers(2, 3), new FeatureSettings(DriftTest.WASSERSTEIN, 0.75));
        assertThat(unset.notComparable()).contains("needs a threshold");
        assertThat(set.statistic()).isEqualTo(1);
        assertThat(set.drifted()).isTrue();
    }

    @Test
    void distanceAtItsThresholdIsDriftAndChiSquareAtItsThresholdIsNot() {
        var reference = letters("aaabbbccc");
        var current = letters("aabbbcccc");
        var distance = FeatureComparison.compare(reference, current, new FeatureSettings(DriftTest.PSI, null));
        var p = FeatureComparison.compare(reference, current, new FeatureSettings(DriftTest.CHI_SQUARE, null));
        assertThat(FeatureComparison.compare(
                                reference, current, new FeatureSettings(DriftTest.PSI, distance.statistic()))
                        .drifted())
                .isTrue();
        assertThat(FeatureComparison.compare(reference, current, new FeatureSettings(DriftTest.CHI_SQUARE, p.pValue()))
                        .drifted())
                .isFalse();
    }

    @Test
    void infiniteNumbersCountAsMissing() {
        var drift = compare(
                numbers(1, Double.POSITIVE_INFINITY, 3, 4), numbers(1, Double.NaN, Double.NEGATIVE_INFINITY, 4));
        assertThat(drift.refMissing()).isEqualTo(0.25);
        assertThat(drift.curMissing()).isEqualTo(0.5);
        assertThat(drift.compared()).isTrue();
    }

    @Test
    void unseenCategoriesAreDriftWithoutAnInfiniteNumber() {
        var drift = compare(letters("aaaabbbccc"), letters("aabbcczz"));
        assertThat(drift.unseen()).isEqualTo(0.25);
        assertThat(drift.test()).isEqualTo("chi-square");
        assertThat(drift.statistic()).isNull();
        assertThat(drift.pValue()).isZero();
        assertThat(drift.drifted()).isTrue();
    }

    @Test
    void numbersHaveNoUnseenRate() {
        assertThat(compare(numbers(1, 2), numbers(2, 3)).unseen()).isNull();
    }

    @Test
    void whatCannotBeComparedSaysWhy() {
        assertThat(compare(numbers(), numbers(1)).notComparable()).isEqualTo("the reference window has no rows");
        assertThat(compare(numbers(1), numbers()).notComparable()).isEqualTo("the current window has no rows");
        assertThat(compare(numbers(1), numbers(Double.NaN)).notComparable())
                .isEqualTo("every value is missing in the current window");
        assertThat(compare(numbers(1), letters("a")).notComparable())
                .isEqualTo("numeric in the reference window but categorical in the current one");
        assertThat(FeatureComparison.compare(
                                letters("a"), letters("b"), new FeatureSettings(DriftTest.KOLMOGOROV_SMIRNOV, null))
                        .notComparable())
                .isEqualTo("test \"ks\" needs numbers; choose psi, jensen-shannon or chi-square");
        assertThat(FeatureComparison.compare(
                                letters("abc"), letters("abc"), new FeatureSettings(DriftTest.PROPORTION, null))
                        .notComparable())
                .isEqualTo("test \"z\" needs a feature with one or two values; choose chi-square");
    }

    @Test
    void valuesTooLargeForArithmeticAreRefused() {
        assertThat(compare(numbers(1, 2), numbers(1, -1e308)).notComparable())
                .isEqualTo("the current window has values beyond 1.0E150: check its source");
    }

    @Test
    void hugeConstantIsComparable() {
        assertThat(compare(numbers(1e17, 1e17), numbers(1e17)).drifted()).isFalse();
    }

    static Stream<Fixtures.Case> everyFixture() {
        return Fixtures.cases();
    }

    @ParameterizedTest
    @MethodSource("everyFixture")
    void everyTestOnEveryFixtureGivesFiniteNumbersOrAReason(Fixtures.Case fixture) {
        for (var test : DriftTest.values()) {
            var drift =
                    FeatureComparison.compare(fixture.reference(), fixture.current(), new FeatureSettings(test, null));
            assertThat(drift.compared()).isEqualTo(drift.test() != null);
            assertThat(Stream.of(drift.statistic(), drift.pValue(), drift.threshold())
                            .filter(Objects::nonNull))
                    .allMatch(Double::isFinite);
            assertThat(drift.measures().values()).allMatch(Double::isFinite);
            assertThat(drift.refMissing()).isBetween(0.0, 1.0);
        }
        assertThat(fixture.reference().missing())
                .isEqualTo(fixture.missing().get(0).asLong());
        assertThat(fixture.current().missing())
                .isEqualTo(fixture.missing().get(1).asLong());
    }

    @Test
    void dataSetHasDriftedFromTheShareOnThatTheOwnerSet() {
        var drifted = compare(numbers(1, 2, 3, 4, 5, 6, 7, 8), numbers(11, 12, 13, 14, 15, 16, 17));
        var steady = compare(letters("abab"), letters("abab"));
        var unknown = compare(numbers(1), letters("a"));
        var half = DatasetDrift.of(List.of(drifted, steady, unknown), 0.5);
        assertThat(half).isEqualTo(new DatasetDrift(2, 1, 0.5, 0.5));
        assertThat(half.reachesThreshold()).isTrue();
        assertThat(DatasetDrift.of(List.of(drifted, steady), 0.51).reachesThreshold())
                .isFalse();
        assertThat(DatasetDrift.of(List.of(unknown), 0.5).reachesThreshold()).isFalse();
    }

    @Test
    void negativeZeroIsZero() {
        assertThat(numbers(-0.0, 0.0).frequencies()).containsOnlyKeys(0.0);
    }

    private static FeatureDrift compare(Column reference, Column current) {
        return FeatureComparison.compare(reference, current, FeatureSettings.AUTOMATIC);
    }

    private static NumericColumn numbers(double... values) {
        return NumericColumn.of("x", values, 0);
    }

    private static CategoryColumn letters(String text) {
        return CategoryColumn.of("x", Arrays.asList(text.split("")));
    }
}
