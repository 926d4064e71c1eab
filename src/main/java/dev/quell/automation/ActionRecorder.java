package dev.quell.automation;

import dev.quell.automation.spi.Outcome;
import dev.quell.incident.Timeline;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Writes what happens to an action into the journal and, in the same transaction, on the timeline. */
@Component
class ActionRecorder {

    private final ActionJournal journal;
    private final TargetLeases leases;
    private final Timeline timeline;
    private final SeparateTransaction transaction;

    ActionRecorder(ActionJournal journal, TargetLeases leases, Timeline timeline, SeparateTransaction transaction) {
        this.journal = journal;
        this.leases = leases;
        this.timeline = timeline;
        this.transaction = transaction;
    }

    void planned(Action action) {
        var details = details(action, "");
        details.put("before", action.plan().before().state());
        details.put("after", action.plan().predictedAfter());
        details.put("risks", action.plan().risks());
        timeline.append(action.incidentId(), "action.planned", "Planned: " + action.summary(), details);
    }

    void calledOff(String incidentId) {
        journal.callOff(incidentId)
                .forEach(action -> append(action, "action.withdrawn", "Called off: " + action.summary(), ""));
    }

    /** Commits that the call is about to be made. False when the lease or the action has gone to somebody else. */
    boolean intent(Action action, Lease lease) {
        return call(lease, () -> {
            if (!leases.call(lease) || !journal.intent(action.id(), lease.token())) {
                return false;
            }
            append(action, "action.started", "Started: " + action.summary(), "");
            return true;
        });
    }

    private boolean call(Lease lease, Supplier<Boolean> intent) {
        var until = leases.sureUntil();
        var committed = transaction.run(intent);
        if (committed) {
            lease.prolonged(until);
        }
        return committed;
    }

    /** Commits how the call ended. False when somebody else has taken the action over in the meantime. */
    boolean receipt(Action action, Lease lease, Outcome outcome, boolean ours) {
        return transaction.run(() -> {
            if (!journal.receipt(action.id(), lease.token(), statusAfter(outcome), ours, outcome)) {
                return false;
            }
            if (!(outcome instanceof Outcome.Unknown)) {
                leases.callEnded(lease);
            }
            append(action, kind(outcome), title(outcome) + ": " + action.summary(), outcome.detail());
            return true;
        });
    }

    void verified(Action action, String detail) {
        journal.verified(action.id(), detail);
        append(action, "action.verified", "Verified: " + action.summary(), detail);
    }

    void notVerified(Action action, String detail) {
        append(action, "action.failed", "Not as planned: " + action.summary(), detail);
    }

    void doneByHand(Action action, String user, String detail) {
        journal.doneByHand(action.id(), "By hand, by " + user + ". " + detail);
        append(action, "action.verified", "Done by hand by " + user + ": " + action.summary(), detail);
    }

    void undoneByHand(Action action, String user) {
        journal.undoneByHand(action.id(), "By hand, by " + user);
        append(action, "action.undone", "Undone by hand by " + user + ": " + action.summary(), "");
    }

    boolean undoIntent(Action action, Lease lease) {
        return call(lease, () -> leases.call(lease) && journal.undoIntent(action.id(), lease.token()));
    }

    void undone(Action action, Lease lease, String detail) {
        transaction.run(() -> {
            if (journal.undone(action.id(), lease.token(), detail)) {
                leases.callEnded(lease);
                append(action, "action.undone", "Undone: " + action.summary(), detail);
            }
            return true;
        });
    }

    void undoRefused(Action action, Lease lease, String detail) {
        transaction.run(() -> {
            if (journal.undoRefused(action.id(), lease.token(), detail)) {
                leases.callEnded(lease);
                append(action, "action.undoRefused", "Undo refused: " + action.summary(), detail);
            }
            return true;
        });
    }

    private void append(Action action, String kind, String summary, String detail) {
        timeline.append(action.incidentId(), kind, summary, details(action, detail));
    }

    private static Map<String, Object> details(Action action, String detail) {
        var details = new LinkedHashMap<String, Object>();
        details.put("action", action.id());
        details.put("type", action.type());
        details.put("target", action.target());
        details.put("planHash", action.planHash());
        if (!detail.isEmpty()) {
            details.put("detail", detail);
        }
        return details;
    }

    private static ActionStatus statusAfter(Outcome outcome) {
        if (outcome instanceof Outcome.Applied || outcome instanceof Outcome.AlreadyInState) {
            return ActionStatus.APPLIED;
        }
        if (outcome instanceof Outcome.RetryLater || outcome instanceof Outcome.Waiting) {
            return ActionStatus.APPROVED;
        }
        return outcome instanceof Outcome.Unknown ? ActionStatus.UNKNOWN : ActionStatus.FAILED;
    }

    private static String kind(Outcome outcome) {
        return switch (statusAfter(outcome)) {
            case APPLIED -> "action.applied";
            case APPROVED -> "action.postponed";
            case UNKNOWN -> "action.unknown";
            default -> "action.failed";
        };
    }

    private static String title(Outcome outcome) {
        return switch (statusAfter(outcome)) {
            case APPLIED -> "Applied";
            case APPROVED -> "Postponed";
            case UNKNOWN -> "Effect unknown";
            default -> "Failed";
        };
    }
}
