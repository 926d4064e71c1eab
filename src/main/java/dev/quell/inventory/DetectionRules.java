package dev.quell.inventory;

import dev.quell.shared.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What raises signals of a system, one by one: its metrics, features with a test of their own, and the rule of a
 * monitoring system that raised an incident.
 */
@Service
public class DetectionRules {

    /** Id of the rule that stands in the monitoring system and raised the incident. */
    public static final String OUTSIDE = "outside";

    private static final String METRIC = "metric/";
    private static final String FEATURE = "feature/";
    private static final String SHARE = "drift/datasetShare";

    private final AiSystems systems;
    private final RaisingRules raising;
    private final ApplicationEventPublisher events;

    DetectionRules(AiSystems systems, RaisingRules raising, ApplicationEventPublisher events) {
        this.systems = systems;
        this.raising = raising;
        this.events = events;
    }

    /**
     * One threshold.
     *
     * @param id stable within its system, for example {@code metric/accuracy}
     * @param label what it says now, for a person
     */
    public record Rule(String id, String label) {}

    /**
     * What may be tuned after a false positive: first the outside rule that raised it, then the thresholds of the system,
     * which are none when it is not registered.
     */
    @Transactional(readOnly = true)
    public List<Rule> choices(String incidentId, String systemId) {
        var outside = outside(incidentId)
                .map(rule -> new Rule(
                        OUTSIDE, "The monitoring system's rule " + rule.name() + ": ask its owner to change it"));
        return Stream.concat(outside.stream(), of(systemId).stream()).toList();
    }

    /** The thresholds of the system; empty when it is not registered. */
    @Transactional(readOnly = true)
    public List<Rule> of(String systemId) {
        return systems.find(systemId).map(DetectionRules::list).orElse(List.of());
    }

    /** The rule that raised the incident, wherever it stands. */
    @Transactional(readOnly = true)
    public Optional<RaisingRule> raising(String incidentId) {
        return raising.of(incidentId);
    }

    /**
     * Asks for a change of the outside rule that raised the incident; publishes {@link OutsideRuleChangeWanted}.
     *
     * @throws Problem 400 when no outside rule raised it
     */
    @Transactional
    public void askForChange(String incidentId, String change) {
        var rule = outside(incidentId)
                .orElseThrow(() -> Problem.invalid("ruleId", "no rule of a monitoring system raised " + incidentId));
        events.publishEvent(new OutsideRuleChangeWanted(incidentId, rule, change));
    }

    private Optional<RaisingRule> outside(String incidentId) {
        return raising.of(incidentId).filter(RaisingRule::outside);
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
