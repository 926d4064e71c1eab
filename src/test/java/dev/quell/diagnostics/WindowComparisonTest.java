package dev.quell.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.diagnostics.statistics.DriftTest;
import dev.quell.diagnostics.statistics.FeatureDrift;
import dev.quell.diagnostics.statistics.FeatureSettings;
import dev.quell.diagnostics.window.SampleWindow;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WindowComparisonTest {

    @Test
    void worstFeaturesComeFirstAndIncomparableOnesLast() {
        var comparison = WindowComparison.of(
                SampleWindow.of("broken,same,moved\n1,1,1\n2,2,2\n3,3,3\n4,4,4\n5,5,5\n6,6,6\n7,7,7"),
                SampleWindow.of("broken,same,moved\nx,1,11\ny,2,12\nz,3,13\nx,4,14\ny,5,15\nz,6,16\nx,7,17"),
                Map.of());
        assertThat(comparison.features()).extracting(FeatureDrift::feature).containsExactly("moved", "same", "broken");
        assertThat(comparison.features().get(0).drifted()).isTrue();
        assertThat(comparison.features().get(2).notComparable())
                .isEqualTo("numeric in the reference window but categorical in the current one");
        assertThat(comparison.plots()).containsOnlyKeys("moved", "same");
    }

    @Test
    void settingsOfAFeatureAreUsed() {
        var window = SampleWindow.of("x\n1\n2\n3\n4\n5\n6");
        var own = Map.of("x", new FeatureSettings(DriftTest.PSI, 0.3));
        assertThat(WindowComparison.of(window, window, own).features())
                .extracting(FeatureDrift::test, FeatureDrift::threshold)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("psi", 0.3));
    }

    @Test
    void digitsAreTextWhereTheReferenceHasText() {
        var comparison = WindowComparison.of(
                SampleWindow.of("code\n1\n2\nX\n1\n2"), SampleWindow.of("code\n1\n2\n2\n1"), Map.of());
        assertThat(comparison.features())
                .singleElement()
                .satisfies(drift -> assertThat(drift.kind()).isEqualTo("categorical"))
                .satisfies(drift -> assertThat(drift.compared()).isTrue());
    }

    @Test
    void columnsThatSayNothingAreLeftOutWithTheReason() {
        var rows = IntStream.range(0, 120)
                .mapToObj(i -> i + ",2026-01-01 00:00,user-" + i + "," + i % 2)
                .toList();
        var reference = SampleWindow.of("id,at,user,old\n" + String.join("\n", rows));
        var current = SampleWindow.of("id,at,user,new\n" + String.join("\n", rows));
        var comparison = WindowComparison.of(reference, current, Map.of());
        assertThat(comparison.features()).isEmpty();
        assertThat(comparison.ignored())
                .isEqualTo(Map.of(
                        "id", "row numbers",
                        "at", "dates or times",
                        "user", "an identifier or free text: nearly every value is different",
                        "old", "not in the current window",
                        "new", "not in the reference window"));
    }

    @Test
    void columnWithoutValuesIsNotComparable() {
        var comparison =
                WindowComparison.of(SampleWindow.of("x,y\n1,NA\n2,NA"), SampleWindow.of("x,y\nNA,NA\nNA,NA"), Map.of());
        assertThat(comparison.features())
                .extracting(FeatureDrift::notComparable)
                .containsExactlyInAnyOrder(
                        "every value is missing in the current window",
                        "every value is missing in the reference window");
    }

    @Test
    void windowsWithoutRowsAreNotComparable() {
        var comparison = WindowComparison.of(SampleWindow.of("x\n1"), SampleWindow.of("x\n"), Map.of());
        assertThat(comparison.features())
                .extracting(FeatureDrift::notComparable)
                .isEqualTo(List.of("the current window has no rows"));
    }
}
