package dev.quell.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.quell.diagnostics.statistics.CategoryColumn;
import dev.quell.diagnostics.statistics.NumericColumn;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlotsTest {

    @Test
    void farOutliersAreCountedRatherThanDrawn() {
        var reference =
                DoubleStream.concat(DoubleStream.iterate(0, x -> x + 0.01).limit(998), DoubleStream.of(1e6, -1e6));
        var plot = Plots.of(column(reference.toArray()), column(1, 2, 3));
        assertThat(plot.edges().get(0)).isGreaterThanOrEqualTo(0);
        assertThat(plot.edges().get(30)).isLessThan(10);
        assertThat(plot.referenceOutside()).isBetween(0.002, 0.02);
        assertThat(plot.currentOutside()).isZero();
    }

    @Test
    void sharesAddUpToOneWithWhatIsOutside() {
        var plot = Plots.of(column(IntStream.range(0, 50).asDoubleStream().toArray()), column(2, 9, 9));
        assertThat(sum(plot.reference()) + plot.referenceOutside()).isCloseTo(1, within(1e-12));
        assertThat(sum(plot.current()) + plot.currentOutside()).isCloseTo(1, within(1e-12));
        assertThat(plot.edges()).hasSize(31);
    }

    @Test
    void constantsHaveARangeToDraw() {
        var outliers = DoubleStream.concat(
                DoubleStream.generate(() -> 1e17).limit(9000),
                DoubleStream.iterate(0, x -> x + 1).limit(20));
        var plot = Plots.of(column(outliers.toArray()), column(1e17));
        assertThat(plot.edges().get(30)).isGreaterThan(plot.edges().get(0));
        assertThat(sum(plot.current())).isEqualTo(1);
    }

    @Test
    void fewNumbersAreDrawnOneByOne() {
        var plot = Plots.of(column(1, 0, 0, 1), column(0, 2.5));
        assertThat(plot.numeric()).isFalse();
        assertThat(plot.labels()).containsExactly("0", "1", "2.5");
        assertThat(plot.reference()).containsExactly(0.5, 0.5, 0.0);
        assertThat(plot.current()).containsExactly(0.5, 0.0, 0.5);
    }

    @Test
    void commonestCategoriesAreDrawnAndTheRestCounted() {
        var values = IntStream.range(0, 20)
                .mapToObj(i -> String.valueOf((char) ('a' + i)).repeat(20 - i))
                .reduce("", String::concat);
        var plot = Plots.of(letters(values), letters("aab"));
        assertThat(plot.labels()).hasSize(12).startsWith("a", "b");
        assertThat(plot.current().get(0)).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(plot.referenceOutside()).isGreaterThan(0.1);
        assertThat(plot.currentOutside()).isZero();
    }

    private static double sum(List<Double> shares) {
        return shares.stream().mapToDouble(Double::doubleValue).sum();
    }

    private static NumericColumn column(double... values) {
        return NumericColumn.of("x", values, 0);
    }

    private static CategoryColumn letters(String text) {
        return CategoryColumn.of("x", Arrays.asList(text.split("")));
    }
}
