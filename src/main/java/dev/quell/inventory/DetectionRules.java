package dev.quell.inventory;

import dev.quell.shared.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The thresholds of a system that raise a signal, one by one: its metrics, and features with a test of their own. */
@Service
public class DetectionRules {

    private static final String METRIC = "metric/";
    private static final String FEATURE = "feature/";
    private static final String SHARE = "drift/datasetShare";

    private final AiSystems systems;

    DetectionRules(AiSystems systems) {
        this.systems = systems;
    }

    /**
     * One threshold.
     *
     * @param id stable within its system, for example {@code metric/accuracy}
     * @param label what it says now, for a person
     */
    public record Rule(String id, String label) {}

    /** Empty for a system that is not registered. */
    @Transactional(readOnly = true)
    public List<Rule> of(String systemId) {
        return systems.find(systemId).map(DetectionRules::list).orElse(List.of());
    }

    /**
     * Moves one threshold.
     *
     * @throws Problem 400 when there is no such rule or the system cannot have that threshold, 404 for an unknown system
     */
    @Transactional
    public AiSystem change(String systemId, String ruleId, double threshold) {
        var system = systems.require(systemId);
        if (list(system).stream().noneMatch(rule -> rule.id().equals(ruleId))) {
            throw Problem.invalid(
                    "ruleId", "\"" + ruleId + "\" is not a rule of " + systemId + "; choose one of the list");
        }
        if (ruleId.startsWith(METRIC)) {
            return update(system, metrics(system, ruleId.substring(METRIC.length()), threshold), system.drift());
        }
        return update(system, system.metrics(), drift(system.drift(), ruleId, threshold));
    }

    private static List<Rule> list(AiSystem system) {
        var rules = new ArrayList<Rule>();
        for (var metric : system.metrics()) {
            var side = metric.direction().name().toLowerCase(Locale.ROOT);
            rules.add(new Rule(METRIC + metric.metric(), metric.metric() + ": bad " + side + " " + metric.threshold()));
        }
        system.drift()
                .features()
                .forEach((feature, test) ->
                        rules.add(new Rule(FEATURE + feature, feature + ": drifted from " + test.threshold())));
        rules.add(new Rule(
                SHARE, "Share of drifted features: drift from " + system.drift().share()));
        return rules;
    }

    private static List<MetricThreshold> metrics(AiSystem system, String name, double threshold) {
        return system.metrics().stream()
                .map(metric -> metric.metric().equals(name) ? metric.withThreshold(threshold) : metric)
                .toList();
    }

    private static DriftSettings drift(DriftSettings drift, String ruleId, double threshold) {
        if (ruleId.equals(SHARE)) {
            return new DriftSettings(drift.referenceWindow(), drift.currentWindow(), drift.features(), threshold);
        }
        Map<String, FeatureTest> features = new HashMap<>(drift.features());
        features.computeIfPresent(
                ruleId.substring(FEATURE.length()), (feature, test) -> new FeatureTest(test.test(), threshold));
        return new DriftSettings(drift.referenceWindow(), drift.currentWindow(), features, drift.datasetShare());
    }

    private AiSystem update(AiSystem system, List<MetricThreshold> metrics, DriftSettings drift) {
        return systems.update(new AiSystemSpec(
                system.id(),
                system.name(),
                system.purpose(),
                system.owner(),
                system.riskClass(),
                system.personalData(),
                system.jurisdictions(),
                system.registry(),
                system.pipelines(),
                system.servingEndpoint(),
                system.fallback(),
                metrics,
                drift,
                system.scenarioSeverities(),
                system.version()));
    }
}
