package dev.quell.incident.process;

import dev.quell.engine.DecisionHashes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.history.HistoricDecisionInputInstance;
import org.camunda.bpm.engine.history.HistoricDecisionOutputInstance;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionInstanceEntity;
import org.springframework.stereotype.Component;

/** What stands in the record of a decision: the version and content of its table, what went in, what came out, by which rules. */
@Component
class DecisionRecord {

    private final DecisionHashes hashes;

    DecisionRecord(DecisionHashes hashes) {
        this.hashes = hashes;
    }

    Map<String, Object> of(HistoricDecisionInstanceEntity decision) {
        var definition = Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedDecisionDefinitionById(decision.getDecisionDefinitionId());
        var details = new LinkedHashMap<String, Object>();
        details.put("decision", definition.getKey());
        details.put("version", definition.getVersion());
        details.put("sha256", hashes.of(definition));
        details.put("inputs", inputs(decision.getInputs()));
        details.put("rules", rules(decision.getOutputs()));
        details.put("outputs", outputs(decision.getOutputs()));
        return details;
    }

    private static Map<String, String> inputs(List<HistoricDecisionInputInstance> inputs) {
        var values = new LinkedHashMap<String, String>();
        inputs.forEach(input -> values.put(
                Objects.requireNonNullElse(input.getClauseName(), input.getClauseId()), text(input.getValue())));
        return values;
    }

    private static List<String> rules(List<HistoricDecisionOutputInstance> outputs) {
        return outputs.stream()
                .map(HistoricDecisionOutputInstance::getRuleId)
                .distinct()
                .toList();
    }

    private static List<Map<String, String>> outputs(List<HistoricDecisionOutputInstance> outputs) {
        var byRule = new LinkedHashMap<String, Map<String, String>>();
        outputs.forEach(output -> byRule.computeIfAbsent(output.getRuleId(), rule -> new LinkedHashMap<>())
                .put(output.getVariableName(), text(output.getValue())));
        return List.copyOf(byRule.values());
    }

    private static String text(Object value) {
        return String.valueOf(value);
    }
}
