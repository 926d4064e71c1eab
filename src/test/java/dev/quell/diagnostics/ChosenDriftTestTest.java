package dev.quell.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.diagnostics.statistics.DriftTest;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What an owner may choose and what Quell can run are the same tests. */
class ChosenDriftTestTest {

    @Test
    void offersAnOwnerEveryTestThatDiagnosticsRuns() {
        assertThat(Arrays.stream(dev.quell.inventory.DriftTest.values()).map(dev.quell.inventory.DriftTest::key))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(DriftTest.values()).map(DriftTest::key).toList());
    }
}
