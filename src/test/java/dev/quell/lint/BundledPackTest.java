package dev.quell.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The models that ship with Quell pass the gate that everybody's models must pass. */
class BundledPackTest {

    @Test
    void hasNoErrors() {
        assertThat(new Linter().check(BundledPack.read(), KnownModels.none()))
                .filteredOn(Finding::isError)
                .extracting(finding -> finding.resource() + ": " + finding.sentence())
                .isEmpty();
    }

    /** Benchmarks deploy them as a process owner would. */
    @Test
    void letsTheModelsOfTheBenchmarksPass() throws IOException {
        var models = new HashMap<String, byte[]>();
        for (var path : List.of(
                "dev/quell/benchmark/without-people/detection-and-analysis.bpmn",
                "dev/quell/benchmark/without-people/containment-and-eradication.bpmn",
                "harness/approve-in-advance.dmn")) {
            models.put(path, Files.readAllBytes(Path.of("src/test/resources").resolve(path)));
        }

        assertThat(new Linter().check(models, KnownModels.of(BundledPack.read())))
                .filteredOn(Finding::isError)
                .extracting(finding -> finding.resource() + ": " + finding.sentence())
                .isEmpty();
    }

    @Test
    void isWhole() {
        assertThat(BundledPack.read())
                .containsKeys("model-drift.bpmn", "service-levels.dmn", "assess-impact.form")
                .hasSizeGreaterThan(50);
    }
}
