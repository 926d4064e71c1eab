package dev.quell.inventory.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.inventory.AiSystem;
import dev.quell.inventory.AiSystemSpec;
import dev.quell.inventory.Direction;
import dev.quell.inventory.DriftSettings;
import dev.quell.inventory.DriftTest;
import dev.quell.inventory.FeatureTest;
import dev.quell.inventory.MetricThreshold;
import dev.quell.inventory.Pipeline;
import dev.quell.inventory.Registry;
import dev.quell.inventory.RiskClass;
import dev.quell.shared.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The form as texts: what it loses of an entry is nothing, and its rows come and go. */
class SystemFormTest {

    private static final AiSystem FULL = new AiSystem(
            "scoring",
            "Scoring",
            "Scores",
            "business",
            RiskClass.HIGH,
            true,
            List.of("EU", "DE"),
            new Registry("mlflow", "scoring", "champion", "6"),
            List.of(new Pipeline("airflow", "training"), new Pipeline("airflow", "features")),
            "https://models.example.com",
            "Scorecard",
            List.of(
                    new MetricThreshold("accuracy", 0.91, 0.86, Direction.BELOW, "drift"),
                    new MetricThreshold("rate", 0.0000001, 1e12, Direction.ABOVE, "privacy")),
            new DriftSettings(
                    "a/b.csv",
                    "observations",
                    Map.of("income", new FeatureTest(DriftTest.PSI, 0.2), "age", new FeatureTest(null, null)),
                    0.3),
            Map.of("model-drift", "SEV2", "other", "SEV4"),
            Instant.EPOCH,
            Instant.EPOCH,
            7);

    @Test
    void losesNothingOfAnEntry() {
        assertThat(SystemFormReader.read(SystemFields.of(FULL))).isEqualTo(AiSystemSpec.of(FULL));
    }

    @Test
    void addsAndRemovesRowsAndKeepsWhatIsInTheOthers() {
        var form = SystemFields.of(FULL)
                .withRow("metrics")
                .withoutRow("metrics[0]")
                .withoutRow("metrics[7]");

        assertThat(form.numbers("metrics")).containsExactly(0, 1);
        assertThat(form.value("metrics[0].metric")).isEqualTo("rate");
        assertThat(form.value("metrics[1].metric")).isEmpty();
        assertThat(form.withoutEmptyRows().numbers("metrics")).containsExactly(0);
        assertThat(form.withRow("nonsense")
                        .withoutRow("nonsense[0]")
                        .withoutRow("x")
                        .filled())
                .isEqualTo(form.filled());
    }

    @Test
    void tellsWhatDiffersFromWhatSomebodyElseSaved() {
        var mine = SystemFields.of(FULL).with("owner", "engineer").with("version", "6");

        assertThat(mine.against(SystemFields.of(FULL)))
                .containsExactly(new SystemForm.Difference("owner", "engineer", "business"));
    }

    @Test
    void refusesAFeatureThatIsNamedTwiceAndATestThatNobodyKnows() {
        var form = SystemForm.of(Map.of(
                "drift.features[0].feature", "income",
                "drift.features[1].feature", "income",
                "drift.features[1].test", "guess"));

        assertThatThrownBy(() -> SystemFormReader.read(form))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("drift.features[1].feature: occurs twice")
                .hasMessageContaining("drift.features[1].test: is no test");
    }

    @Test
    void speaksOfFieldsInWords() {
        assertThat(SystemFields.words("metrics[0].baseline")).isEqualTo("metrics 1, baseline");
        assertThat(SystemFields.words("registry.lastGoodVersion")).isEqualTo("registry, last good version");
    }
}
