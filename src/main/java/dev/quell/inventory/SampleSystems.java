package dev.quell.inventory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Three AI systems to try Quell on, with data windows; only beside the embedded database. What exists stays as it is. */
@Component
@ConditionalOnProperty("quell.demo")
@Order(0)
public class SampleSystems implements ApplicationRunner {

    private static final String SIMULATED = "simulated";

    /** The one that has drifted. */
    private static final String CREDIT_SCORING = "credit-scoring";

    private final AiSystems systems;
    private final WindowFiles windows;

    SampleSystems(AiSystems systems, WindowFiles windows) {
        this.systems = systems;
        this.windows = windows;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        SampleWindows.writeTo(windows.directory());
        List.of(creditScoring(), supportAssistant(), demandForecast()).stream()
                .filter(sample -> systems.find(sample.id()).isEmpty())
                .forEach(systems::register);
    }

    /**
     * Lets a sample system look repaired, as a real one would after a good redeployment.
     *
     * @return empty when it is not the sample that drifts
     */
    public Optional<AiSystem> recover(String systemId) {
        return sample(systemId).map(system -> {
            SampleWindows.recover(windows.directory());
            return system;
        });
    }

    /** Lets a sample system be as it was at the first start; any other is left alone. */
    public void drift(String systemId) {
        sample(systemId).ifPresent(system -> SampleWindows.drift(windows.directory()));
    }

    private Optional<AiSystem> sample(String systemId) {
        return CREDIT_SCORING.equals(systemId) ? systems.find(systemId) : Optional.empty();
    }

    private static AiSystemSpec creditScoring() {
        return new AiSystemSpec(
                CREDIT_SCORING,
                "Credit scoring",
                "Scores consumer loan applications; an officer decides below 600 points",
                "business",
                RiskClass.HIGH,
                true,
                List.of("EU", "DE", "FR"),
                new Registry(SIMULATED, "credit-scoring", "champion", "6"),
                List.of(new Pipeline(SIMULATED, "credit_scoring_training")),
                "https://models.example.com/credit-scoring",
                "Rule-based scorecard of 2023, every case below 650 points to an officer",
                List.of(
                        new MetricThreshold("accuracy", 0.91, 0.86, Direction.BELOW, "drift"),
                        new MetricThreshold("drift_share", 0.08, 0.5, Direction.ABOVE, "drift"),
                        new MetricThreshold("missing_share", 0.01, 0.05, Direction.ABOVE, "data-quality"),
                        new MetricThreshold("demographic_parity_difference", 0.04, 0.1, Direction.ABOVE, "fairness"),
                        new MetricThreshold("latency_p95_ms", 120, 400, Direction.ABOVE, "performance")),
                windows("credit-scoring"),
                severities("SEV2", "SEV1", "SEV2", "SEV1", "SEV3", "SEV1"),
                null);
    }

    private static AiSystemSpec supportAssistant() {
        return new AiSystemSpec(
                "support-assistant",
                "Support assistant",
                "Answers customers' questions from the help pages with a large language model",
                "business",
                RiskClass.LIMITED,
                true,
                List.of("EU", "US"),
                new Registry(SIMULATED, "support-assistant", "production", "3"),
                List.of(new Pipeline(SIMULATED, "help_pages_index")),
                "https://models.example.com/support-assistant",
                "Queue to the human support desk",
                List.of(
                        new MetricThreshold("groundedness", 0.93, 0.85, Direction.BELOW, "drift"),
                        new MetricThreshold("injection_rate", 0.002, 0.02, Direction.ABOVE, "security"),
                        new MetricThreshold("pii_leak_rate", 0, 0.0005, Direction.ABOVE, "privacy"),
                        new MetricThreshold("latency_p95_ms", 1800, 5000, Direction.ABOVE, "performance")),
                windows("support-assistant"),
                severities("SEV3", "SEV2", "SEV2", "SEV2", "SEV3", "SEV1"),
                null);
    }

    private static AiSystemSpec demandForecast() {
        return new AiSystemSpec(
                "demand-forecast",
                "Demand forecast",
                "Forecasts daily sales for every shop and orders stock",
                "business",
                RiskClass.MINIMAL,
                false,
                List.of("EU"),
                new Registry(SIMULATED, "demand-forecast", "champion", "11"),
                List.of(new Pipeline(SIMULATED, "demand_forecast_training")),
                "https://models.example.com/demand-forecast",
                "Last year's sales of the same week",
                List.of(
                        new MetricThreshold("mape", 0.09, 0.18, Direction.ABOVE, "drift"),
                        new MetricThreshold("drift_share", 0.05, 0.5, Direction.ABOVE, "drift"),
                        new MetricThreshold("latency_p95_ms", 300, 2000, Direction.ABOVE, "performance")),
                windows("demand-forecast"),
                severities("SEV3", "SEV3", "SEV3", "SEV4", "SEV4", "SEV3"),
                null);
    }

    private static DriftSettings windows(String id) {
        return new DriftSettings(id + "/reference.csv", id + "/current.csv", Map.of(), null);
    }

    private static Map<String, String> severities(
            String drift, String poisoning, String attack, String bias, String degradation, String privacy) {
        return Map.of(
                "model-drift", drift,
                "data-poisoning", poisoning,
                "adversarial-attack", attack,
                "bias-breach", bias,
                "performance-degradation", degradation,
                "privacy-breach", privacy);
    }
}
