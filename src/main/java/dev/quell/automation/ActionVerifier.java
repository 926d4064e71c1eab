package dev.quell.automation;

import dev.quell.automation.spi.Verdict;
import dev.quell.incident.Incidents;
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
            return Verdict.fail(action.summary() + " has not been applied: " + action.status());
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

    private Verdict look(Action action) {
        var connection = connections.forIncident(incidents.require(action.incidentId()), action.connection());
        return connections.connector(connection).verify(connection, action.plan());
    }
}
