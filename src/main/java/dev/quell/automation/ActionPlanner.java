package dev.quell.automation;

import dev.quell.automation.spi.ActionConnector;
import dev.quell.automation.spi.ActionRequest;
import dev.quell.automation.spi.Connection;
import dev.quell.automation.spi.ConnectorException;
import dev.quell.automation.spi.Plan;
import dev.quell.automation.spi.Refusal;
import dev.quell.incident.Incidents;
import dev.quell.shared.Problem;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Turns a request into a journalled plan. */
@Component
class ActionPlanner {

    private final Incidents incidents;
    private final Connections connections;
    private final ActionJournal journal;
    private final ActionRecorder recorder;
    private final Clock clock;

    ActionPlanner(
            Incidents incidents, Connections connections, ActionJournal journal, ActionRecorder recorder, Clock clock) {
        this.incidents = incidents;
        this.connections = connections;
        this.journal = journal;
        this.recorder = recorder;
        this.clock = clock;
    }

    @Transactional(noRollbackFor = Problem.class)
    Action plan(String incidentId, String step, String part, ActionRequest request, String proposer) {
        var connection = connections.forIncident(incidents.require(incidentId), request.connection());
        var actual = new ActionRequest(connection.type() + "." + request.verb(), connection.name(), request.params());
        var connector = connections.connector(connection);
        if (!connector.info().knows(actual.type())) {
            throw Problem.invalid("type", "connection \"" + request.connection() + "\" has no action " + actual.type());
        }
        var target = connection.name() + "/" + connector.targetOf(actual).key();
        var plan = planned(connector, connection, actual);
        var latest = journal.latest(incidentId, step, part);
        if (latest.isPresent() && latest.get().status().open()) {
            return latest.get();
        }
        if (latest.isPresent() && latest.get().status().untried()) {
            return replanned(latest.get(), plan, target, proposer);
        }
        var round = latest.map(Action::round).orElse(0) + 1;
        return added(action(incidentId, step, part, round, plan, connection, target, proposer));
    }

    @Transactional
    void withdraw(String incidentId, String step) {
        journal.withdraw(incidentId, step);
    }

    private static Plan planned(ActionConnector connector, Connection connection, ActionRequest request) {
        try {
            var planning = connector.plan(connector.read(connection, request), request);
            if (planning instanceof Plan plan) {
                return plan;
            }
            throw new ActionRefusedException(((Refusal) planning).reason());
        } catch (ConnectorException e) {
            if (e.retryable()) {
                throw e;
            }
            throw new ActionRefusedException(e.getMessage());
        }
    }

    private Action added(Action action) {
        journal.insert(action);
        recorder.planned(action);
        return action;
    }

    private Action replanned(Action before, Plan plan, String target, String proposer) {
        if (before.planHash().equals(plan.hash()) && before.target().equals(target)) {
            return before;
        }
        journal.replan(before, plan, target, proposer);
        var action = journal.require(before.id());
        recorder.planned(action);
        return action;
    }

    private Action action(
            String incidentId,
            String step,
            String part,
            int round,
            Plan plan,
            Connection connection,
            String target,
            String proposer) {
        return new Action(
                String.join(
                        ".",
                        part.isEmpty()
                                ? List.of(incidentId, step, "" + round)
                                : List.of(incidentId, step, part, "" + round)),
                incidentId,
                step,
                part,
                round,
                plan,
                plan.hash(),
                connection.environment(),
                target,
                ActionStatus.PLANNED,
                proposer,
                clock.instant(),
                null,
                List.of(),
                false,
                0,
                null,
                null,
                false,
                null,
                null,
                "");
    }
}
