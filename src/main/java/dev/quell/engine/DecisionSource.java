package dev.quell.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an answer comes from.
 *
 * @param decision its id
 * @param sha256 of the file that it was deployed with
 * @param rule id of the row that fired first; null when none did, or when the decision is no table
 */
public record DecisionSource(
        String decision,
        int version,
        String sha256,
        @Nullable String rule) {

    /** As it stands in a timeline. */
    public Map<String, Object> details() {
        var details = new LinkedHashMap<String, Object>();
        details.put("decision", decision);
        details.put("version", version);
        details.put("sha256", sha256);
        if (rule != null) {
            details.put("rule", rule);
        }
        return details;
    }
}
