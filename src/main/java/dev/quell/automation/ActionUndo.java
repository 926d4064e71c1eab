package dev.quell.automation;

import dev.quell.automation.UndoResult.Kind;
import dev.quell.automation.spi.ActionConnector;
import dev.quell.automation.spi.ActionKey;
import dev.quell.automation.spi.Connection;
import dev.quell.automation.spi.ConnectorException;
import dev.quell.automation.spi.Outcome;
import dev.quell.automation.spi.Plan;
import dev.quell.automation.spi.Receipt;
import dev.quell.automation.spi.Refusal;
import dev.quell.automation.spi.StateSnapshot;
import dev.quell.incident.Incidents;
import org.springframework.stereotype.Component;

/** Takes an action back, once, and only while the target is as we left it. Reading first makes a repeat after a crash safe. */
@Component
class ActionUndo {

    private final ActionJournal journal;
    private final TargetLeases leases;
    private final ActionRecorder recorder;
    private final Incidents incidents;
    private final Connections connections;

    ActionUndo(
            ActionJournal journal,
            TargetLeases leases,
            ActionRecorder recorder,
            Incidents incidents,
            Connections connections) {
        this.journal = journal;
        this.leases = leases;
        this.recorder = recorder;
        this.incidents = incidents;
        this.connections = connections;
    }

    UndoResult undo(String actionId) {
        var lease = leases.acquire(journal.require(actionId).target());
        if (lease.isEmpty()) {
            return new UndoResult(actionId, Kind.WAITING, "Somebody else is at work on the target");
        }
        try {
            return leased(journal.require(actionId), lease.get());
        } finally {
            leases.release(lease.get());
        }
    }

    private UndoResult leased(Action action, Lease lease) {
        var connection = connections.forIncident(incidents.require(action.incidentId()), action.connection());
        var work = new Work(action, lease, connection, connections.connector(connection));
        if (action.status().open()) {
            return interrupted(work);
        }
        return action.status().effective() && action.ours()
                ? takeBack(work)
                : work.result(Kind.NOTHING_TO_UNDO, "It is " + action.status() + " and no change of ours");
    }

    /** The call was made or not, only the target knows. What it shows is written down before anything is done about it. */
    private UndoResult interrupted(Work work) {
        try {
            var now = work.read();
            var plan = work.action().plan();
            if (now.hash().equals(plan.afterHash())) {
                return takeBackAsApplied(work, now);
            }
            if (!now.hash().equals(plan.before().hash())) {
                return takeBack(work);
            }
            if (!work.lease().quiet().isZero()) {
                return work.result(Kind.WAITING, "An earlier call to the target may still arrive");
            }
            recorder.receipt(
                    work.action(),
                    work.lease(),
                    new Outcome.Conflict(now.state(), "Cut off before it changed anything, then called off"),
                    false);
            return work.result(Kind.NOTHING_TO_UNDO, "It was cut off before it changed anything");
        } catch (ConnectorException e) {
            return unreadable(work, e);
        }
    }

    /** Otherwise a crash after the undo would leave a target as before, and no trace that it ever was different. */
    private UndoResult takeBackAsApplied(Work work, StateSnapshot now) {
        var applied =
                new Outcome.Applied(now.state(), "Applied before it was called off, as reading the target showed");
        return recorder.receipt(work.action(), work.lease(), applied, true)
                ? takeBack(work.of(journal.require(work.action().id())))
                : work.result(Kind.WAITING, "Somebody else took the action over");
    }

    private UndoResult takeBack(Work work) {
        try {
            var now = work.read();
            var planning = work.connector().undo(work.receipt(), now);
            if (planning instanceof Refusal refusal) {
                return refused(work, refusal.reason());
            }
            var plan = (Plan) planning;
            return plan.noop() ? undone(work, "The target was as before already") : act(work, plan);
        } catch (ConnectorException e) {
            return unreadable(work, e);
        }
    }

    private UndoResult act(Work work, Plan plan) {
        if (!work.lease().quiet().isZero()) {
            return work.result(Kind.WAITING, "An earlier call to the target may still arrive");
        }
        if (!recorder.undoIntent(work.action(), work.lease())) {
            return work.result(Kind.WAITING, "Somebody else took the target over");
        }
        var outcome = work.act(plan);
        if (outcome instanceof Outcome.Waiting) {
            return work.result(Kind.WAITING, outcome.detail());
        }
        if (outcome instanceof Outcome.Rejected || outcome instanceof Outcome.Conflict) {
            return refused(work, outcome.detail());
        }
        var verdict = work.connector().verify(work.connection(), plan);
        return verdict.passed() ? undone(work, plan.summary()) : work.result(Kind.RETRY_LATER, verdict.detail());
    }

    private UndoResult undone(Work work, String detail) {
        recorder.undone(work.action(), work.lease(), detail);
        return work.result(Kind.UNDONE, detail);
    }

    private UndoResult refused(Work work, String detail) {
        recorder.undoRefused(work.action(), work.lease(), detail);
        return work.result(Kind.REFUSED, detail);
    }

    private UndoResult unreadable(Work work, ConnectorException e) {
        return e.retryable() ? work.result(Kind.RETRY_LATER, e.getMessage()) : refused(work, e.getMessage());
    }

    private record Work(Action action, Lease lease, Connection connection, ActionConnector connector) {

        Work of(Action latest) {
            return new Work(latest, lease, connection, connector);
        }

        StateSnapshot read() {
            var undo = action.plan().undo();
            return connector.read(connection, undo == null ? action.plan().request() : undo);
        }

        Outcome act(Plan plan) {
            return connector.act(connection, plan, new ActionKey(action.id() + ".undo"), lease);
        }

        Receipt receipt() {
            return new Receipt(action.plan(), action.plan().afterHash(), action.ours());
        }

        UndoResult result(Kind kind, String detail) {
            return new UndoResult(action.id(), kind, detail);
        }
    }
}
