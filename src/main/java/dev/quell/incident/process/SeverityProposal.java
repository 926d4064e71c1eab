package dev.quell.incident.process;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.quell.incident.Timeline;
import dev.quell.incident.TimelineEntry;
import dev.quell.shared.CanonicalJson;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * What the decisions proposed, read from the record. The process variables of the same names could be overwritten by
 * whoever completes the task.
 *
 * @see DecisionRecord
 */
@Component
class SeverityProposal {

    /** @param rule id of the row of {@code classify-severity} that fired */
    record Proposal(String severity, String priority, String rule) {}

    private final Timeline timeline;

    SeverityProposal(Timeline timeline) {
        this.timeline = timeline;
    }

    Proposal of(String incidentId) {
        var made = timeline.of(incidentId).stream()
                .filter(entry -> entry.kind().equals("decision.made"))
                .map(SeverityProposal::read)
                .toList();
        var severity = newest(made, "classify-severity");
        var priority = newest(made, "prioritise");
        return new Proposal(
                severity.output("severity"),
                priority.output("priority"),
                severity.rules().get(0));
    }

    private static Decision newest(List<Decision> made, String key) {
        return made.stream()
                .filter(decision -> decision.decision().equals(key))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new IllegalStateException("The record has no decision " + key));
    }

    private static Decision read(TimelineEntry entry) {
        var details = CanonicalJson.read(entry.details(), new TypeReference<Map<String, Object>>() {});
        return new Decision(
                String.valueOf(details.get("decision")),
                texts(Objects.requireNonNull(details.get("rules"))),
                outputs(Objects.requireNonNull(details.get("outputs"))));
    }

    private static List<String> texts(Object list) {
        return ((List<?>) list).stream().map(String::valueOf).toList();
    }

    private static List<Map<?, ?>> outputs(Object list) {
        return ((List<?>) list).stream().<Map<?, ?>>map(row -> (Map<?, ?>) row).toList();
    }

    private record Decision(String decision, List<String> rules, List<Map<?, ?>> outputs) {

        String output(String name) {
            return String.valueOf(outputs.get(0).get(name));
        }
    }
}
