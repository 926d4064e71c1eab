package dev.quell.intake;

import dev.quell.inventory.RaisingRule;
import dev.quell.inventory.RaisingRules;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the rule from the first signal of an incident, in whatever format it came. */
@Component
class FirstSignalRule implements RaisingRules {

    private final SignalRepository repository;

    FirstSignalRule(SignalRepository repository) {
        this.repository = repository;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<RaisingRule> of(String incidentId) {
        return repository.ofIncident(incidentId, 1).stream().findFirst().map(FirstSignalRule::rule);
    }

    private static RaisingRule rule(Signal signal) {
        var payload = signal.payload();
        return switch (signal.source()) {
            case BreachSignals.SOURCE -> new RaisingRule("Quell", text(payload, "metric"), signal.summary(), false);
            case AlertmanagerFormat.SOURCE ->
                new RaisingRule("Alertmanager", alertName(signal), text(payload, "generatorURL"), true);
            default -> new RaisingRule(text(payload, "sourceTool"), named(signal), text(payload, "evidenceRef"), true);
        };
    }

    /** What Quell's own format calls a rule: the alert's name, else the metric that it watches. */
    private static String named(Signal signal) {
        return signal.payload().get("metric") instanceof Map<?, ?> metric
                        && labels(signal).get("alertname") == null
                ? String.valueOf(metric.get("name"))
                : alertName(signal);
    }

    private static String alertName(Signal signal) {
        var name = labels(signal).get("alertname");
        return OutsideText.line(name == null ? signal.summary() : name.toString(), OutsideText.LONGEST_NAME);
    }

    private static Map<?, ?> labels(Signal signal) {
        return signal.payload().get("labels") instanceof Map<?, ?> labels ? labels : Map.of();
    }

    private static String text(Map<String, Object> payload, String field) {
        return payload.getOrDefault(field, "").toString();
    }
}
