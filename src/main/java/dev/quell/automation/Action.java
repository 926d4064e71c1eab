package dev.quell.automation;

import dev.quell.automation.spi.ActionKey;
import dev.quell.automation.spi.Connection.Environment;
import dev.quell.automation.spi.Plan;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One journalled change to an outside system.
 *
 * @param id stable across retries and restarts, {@code INC-2026-0042.rollBackModel.1}
 * @param step the playbook's step, {@code rollBackModel}
 * @param part tells the actions of one step apart, empty when there is only one
 * @param round counts how often the step was planned anew after an earlier action had ended
 * @param target connection and target, what is leased
 * @param ours whether the change was made by us, and so is ours to take back
 * @param detail the last thing that happened to it, one sentence
 */
public record Action(
        String id,
        String incidentId,
        String step,
        String part,
        int round,
        Plan plan,
        String planHash,
        Environment environment,
        String target,
        ActionStatus status,
        String proposer,
        Instant plannedAt,
        @Nullable String approvedHash,
        List<String> approvedBy,
        boolean breakGlass,
        int attempts,
        @Nullable Instant intentAt,
        @Nullable Instant receiptAt,
        boolean ours,
        @Nullable Instant verifiedAt,
        @Nullable Instant undoneAt,
        String detail) {

    public String type() {
        return plan.request().type();
    }

    public String connection() {
        return plan.request().connection();
    }

    public String summary() {
        return plan.summary();
    }

    ActionKey key() {
        return new ActionKey(id);
    }

    /** Approved, and for exactly this plan. */
    boolean approvedAsPlanned() {
        return planHash.equals(approvedHash) && planHash.equals(plan.hash());
    }
}
