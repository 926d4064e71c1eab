package dev.quell.automation;

import static dev.quell.automation.spi.StateSnapshot.words;

import dev.quell.automation.spi.ActionConnector;
import dev.quell.automation.spi.Connection;
import dev.quell.automation.spi.ConnectorException;
import dev.quell.automation.spi.Outcome;
import dev.quell.automation.spi.StateSnapshot;
import dev.quell.incident.Incidents;
import org.springframework.stereotype.Component;

/**
 * Makes a planned change exactly once, over crashes, time-outs and repeats.
 *
 * <p>The target is read before every call. As planned: whoever did it, it is done. As before: the call is made, or made again. Anything
 * else: somebody has changed it since the plan was approved, and a person decides.
 */
@Component
class ActionPerformer {

    private final ActionJournal journal;
    private final ActionGate gate;
    private final TargetLeases leases;
    private final ActionRecorder recorder;
    private final Incidents incidents;
    private final Connections connections;

    ActionPerformer(
            ActionJournal journal,
            ActionGate gate,
            TargetLeases leases,
            ActionRecorder recorder,
            Incidents incidents,
            Connections connections) {
        this.journal = journal;
        this.gate = gate;
        this.leases = leases;
        this.recorder = recorder;
        this.incidents = incidents;
        this.connections = connections;
    }

    ActionResult perform(String actionId) {
        var action = journal.require(actionId);
        if (action.status().effective()) {
            return new ActionResult(
                    actionId, new Outcome.AlreadyInState(action.plan().predictedAfter(), "Done before"));
        }
        var refused = gate.refuse(action);
        return new ActionResult(actionId, refused.orElseGet(() -> leased(action)));
    }

    private Outcome leased(Action action) {
        var lease = leases.acquire(action.target());
        if (lease.isEmpty()) {
            return busy("Somebody else is at work on " + action.target());
        }
        try {
            return attempt(new Attempt(journal.require(action.id()), lease.get(), connection(action)));
        } finally {
            leases.release(lease.get());
        }
    }

    private Connection connection(Action action) {
        return connections.forIncident(incidents.require(action.incidentId()), action.connection());
    }

    private Outcome attempt(Attempt attempt) {
        try {
            var now = attempt.read();
            if (attempt.asPlanned(now)) {
                return record(attempt, attempt.reached(now), attempt.tried());
            }
            return attempt.asBefore(now) ? act(attempt) : record(attempt, attempt.conflict(now), false);
        } catch (ConnectorException e) {
            return unreadable(attempt, e);
        }
    }

    private Outcome act(Attempt attempt) {
        var quiet = attempt.lease().quiet();
        if (!quiet.isZero()) {
            return new Outcome.Waiting(
                    quiet, "An earlier call to " + attempt.action().target() + " may still arrive");
        }
        if (!recorder.intent(attempt.action(), attempt.lease())) {
            return busy("Somebody else took the action over");
        }
        var outcome = attempt.act();
        var recorded = record(attempt, outcome, true);
        return outcome instanceof Outcome.Unknown ? settled(attempt, recorded) : recorded;
    }

    /** A call whose effect is open may have worked; then the target shows it. If not, nothing is concluded: the call may still arrive. */
    private Outcome settled(Attempt attempt, Outcome unknown) {
        try {
            var now = attempt.read();
            return attempt.asPlanned(now)
                    ? record(attempt, new Outcome.Applied(now.state(), "Applied, as reading the target showed"), true)
                    : unknown;
        } catch (ConnectorException e) {
            return unknown;
        }
    }

    private Outcome unreadable(Attempt attempt, ConnectorException e) {
        var rejected = !e.retryable() && attempt.action().status().untried();
        return rejected ? record(attempt, e.outcome(), false) : e.outcome();
    }

    private Outcome record(Attempt attempt, Outcome outcome, boolean ours) {
        var effective = outcome instanceof Outcome.Applied || outcome instanceof Outcome.AlreadyInState;
        return recorder.receipt(attempt.action(), attempt.lease(), outcome, ours && effective)
                ? outcome
                : busy("Somebody else took the action over");
    }

    private static Outcome busy(String why) {
        return Outcome.Waiting.because(why);
    }

    /** One worker's go at one action. */
    private final class Attempt {

        private final Action action;
        private final Lease lease;
        private final Connection connection;
        private final ActionConnector connector;

        Attempt(Action action, Lease lease, Connection connection) {
            this.action = action;
            this.lease = lease;
            this.connection = connection;
            this.connector = connections.connector(connection);
        }

        Action action() {
            return action;
        }

        Lease lease() {
            return lease;
        }

        StateSnapshot read() {
            return connector.read(connection, action.plan().request());
        }

        Outcome act() {
            var outcome = connector.act(connection, action.plan(), action.key(), lease);
            if (outcome instanceof Outcome.Applied) {
                connector.attribute(connection, action.plan(), action.key(), lease);
            }
            return outcome;
        }

        boolean asPlanned(StateSnapshot now) {
            return now.hash().equals(action.plan().afterHash());
        }

        boolean asBefore(StateSnapshot now) {
            return now.hash().equals(action.plan().before().hash());
        }

        /** An earlier attempt of ours may have been cut off after its call: the change then counts as ours. */
        boolean tried() {
            return action.attempts() > 0;
        }

        Outcome reached(StateSnapshot now) {
            return tried()
                    ? new Outcome.Applied(now.state(), "Applied by an earlier attempt, as reading the target showed")
                    : new Outcome.AlreadyInState(now.state(), "The target was as planned already");
        }

        Outcome conflict(StateSnapshot now) {
            return new Outcome.Conflict(
                    now.state(),
                    "The plan was made for " + words(action.plan().before().state()) + ", but the target is at "
                            + words(now.state()) + ": somebody else has changed it, so a person decides");
        }
    }
}
