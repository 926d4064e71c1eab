package dev.quell.systems;

import java.util.HashMap;
import java.util.Map;

/** The fields of the form of a system, filled in so that it can be registered. */
final class FilledForm {

    private FilledForm() {}

    /** @param other fields that have another value, or come besides */
    static Map<String, String> of(String id, Map<String, String> other) {
        var fields = new HashMap<String, String>();
        fields.put("id", id);
        fields.put("name", "Made by a test");
        fields.put("purpose", "Scores");
        fields.put("owner", "business");
        fields.put("riskClass", "HIGH");
        fields.put("jurisdictions", "EU, DE");
        fields.put("metrics[0].metric", "accuracy");
        fields.put("metrics[0].baseline", "0.9");
        fields.put("metrics[0].threshold", "0.8");
        fields.put("metrics[0].direction", "BELOW");
        fields.put("metrics[1].metric", " ");
        fields.put("scenarioSeverities.model-drift", "SEV2");
        fields.put("scenarioSeverities.bias-breach", "");
        fields.put("_end", "true");
        fields.putAll(other);
        return fields;
    }
}
