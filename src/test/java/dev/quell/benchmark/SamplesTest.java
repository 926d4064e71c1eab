package dev.quell.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void interpolatesPercentilesAsNumpyDoes() {
        var samples = Samples.of(40, 10, 20, 30);

        assertThat(samples.median()).isEqualTo(25);
        assertThat(samples.percentile(99)).isCloseTo(39.7, within(1e-9));
        assertThat(samples.min()).isEqualTo(10);
        assertThat(samples.max()).isEqualTo(40);
    }

    @Test
    void refusesToSayAnythingAboutNothing() {
        assertThatThrownBy(() -> new Samples(List.of())).hasMessageContaining("nothing was measured");
    }

    @Test
    void showsTheMedianBetweenMinimumAndMaximum() {
        assertThat(Samples.of(1234.4, 1000, 2000).text("/s")).isEqualTo("1,234 (1,000–2,000) /s");
    }

    @Test
    void measuresBothSidesInTurn() throws Exception {
        var order = new ArrayList<String>();

        var compared = Comparison.abba(2, () -> measured(order, "A", 3.0), () -> measured(order, "B", 4.0));

        assertThat(String.join("", order)).isEqualTo("ABBAABBA");
        assertThat(compared.ratioText()).isEqualTo("0.750 ×");
    }

    @Test
    void comparesNothingWithAPeerThatDidNothing() {
        var compared = new Comparison(Samples.of(3), Samples.of(0, 0));

        assertThatThrownBy(compared::ratio).hasMessageContaining("did nothing");
    }

    private static double measured(List<String> order, String side, double value) {
        order.add(side);
        return value;
    }
}
