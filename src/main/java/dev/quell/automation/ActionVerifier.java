package dev.quell.automation;

import static dev.quell.automation.spi.StateSnapshot.words;

import dev.quell.automation.spi.Connection;
import dev.quell.automation.spi.ConnectorException;
import dev.quell.automation.spi.Verdict;
import dev.quell.incident.Incidents;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks at targets after the fact. */
@Component
class ActionVerifier {

    private final ActionJournal journal;
    private final ActionRecorder recorder;
    private final Incidents incidents;
    private final Connections connections;

    ActionVerifier(ActionJournal journal, ActionRecorder recorder, Incidents incidents, Connections connections) {
        this.journal = journal;
        this.recorder = recorder;
        this.incidents = incidents;
        this.connections = connections;
    }

    @Transactional
    Verdict verify(String actionId) {
        var action = journal.require(actionId);
        if (!action.status().effective()) {
            return Verdict.fail(action.summary() + " has not been applied: "
                    + action.status().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        var verdict = look(action);
        if (verdict.passed()) {
            recorder.verified(action, verdict.detail());
        } else if (verdict.result() == Verdict.Result.FAIL) {
            recorder.notVerified(action, verdict.detail());
        }
        return verdict;
    }

    @Transactional
    Verdict doneByHand(String actionId, String user) {
        var action = journal.require(actionId);
        var verdict = look(action);
        if (verdict.passed() && action.status() != ActionStatus.VERIFIED) {
            recorder.doneByHand(action, user, verdict.detail());
        }
        return verdict;
    }

    @Transactional
    Verdict undoneByHand(String actionId, String user) {
        var action = journal.require(actionId);
        var verdict = lookForTheStateBefore(action);
        if (verdict.passed() && action.status() != ActionStatus.UNDONE) {
            recorder.undoneByHand(action, user);
        }
        return verdict;
    }

    private Verdict look(Action action) {
        var connection = connection(action);
        return connections.connector(connection).verify(connection, action.plan());
    }

    private Verdict lookForTheStateBefore(Action action) {
        var connection = connection(action);
        var plan = action.plan();
        try {
            var undo = plan.undo();
            var now = connections.connector(connection).read(connection, undo == null ? plan.request() : undo);
            return now.hash().equals(plan.before().hash())
                    ? Verdict.pass("It is as before")
                    : Verdict.fail("it is " + words(now.state()) + ", and before it was "
                            + words(plan.before().state()));
        } catch (ConnectorException e) {
            return e.retryable() ? Verdict.unknown(e.getMessage()) : Verdict.fail(e.getMessage());
        }
    }

    private Connection connection(Action action) {
        return connections.forIncident(incidents.require(action.incidentId()), action.connection());
    }
}
