package dev.quell.automation.spi;

import dev.quell.shared.CanonicalJson;
import dev.quell.shared.Sha256;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an action will do, before it does it. Its hash is what people approve.
 *
 * @param predictedAfter the target's state once the action has worked
 * @param summary one line, "Move alias champion of credit-scoring from version 2 to 1"
 * @param risks what an approver must know: blast radius, side effects
 * @param undo the request that takes it back, {@code null} if there is none
 */
public record Plan(
        ActionRequest request,
        StateSnapshot before,
        Map<String, Object> predictedAfter,
        String summary,
        List<String> risks,
        UndoClass undoClass,
        @Nullable ActionRequest undo)
        implements Planning {

    public Plan {
        predictedAfter = StateSnapshot.sorted(predictedAfter);
        risks = List.copyOf(risks);
    }

    /** Nothing to change: the target is already where the request wants it. */
    public boolean noop() {
        return before.hash().equals(afterHash());
    }

    public String afterHash() {
        return StateSnapshot.hash(predictedAfter);
    }

    /**
     * SHA-256 over the change that an approver agrees to. Risks are not part of it: they tell how things stood when the plan was made, and a
     * run that has ended since makes it no other plan.
     */
    public String hash() {
        var agreed = new TreeMap<String, Object>();
        agreed.put("request", request);
        agreed.put("before", before.state());
        agreed.put("after", predictedAfter);
        agreed.put("summary", summary);
        agreed.put("undoClass", undoClass);
        if (undo != null) {
            agreed.put("undo", undo);
        }
        return Sha256.hex(CanonicalJson.write(agreed));
    }
}
