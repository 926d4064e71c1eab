package dev.quell.intake.process;

import dev.quell.intake.SignalsJoined;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells a response that signals have joined. The record has them already, and a response that is busy at this very moment
 * must not undo that: so the message goes out after the commit, and one that cannot be delivered is only missed by the
 * response's own count.
 */
@Component
class JoinedSignalMessage {

    private static final Logger LOG = LoggerFactory.getLogger(JoinedSignalMessage.class);
    private static final String SIGNAL_JOINED = "incident.signalJoined";
    private static final int ATTEMPTS = 3;

    private final RuntimeService runtime;
    private final EngineAccess engine;
    private final JdbcClient jdbc;
    private final TransactionTemplate own;

    JoinedSignalMessage(
            RuntimeService runtime, EngineAccess engine, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.runtime = runtime;
        this.engine = engine;
        this.jdbc = jdbc;
        this.own = new TransactionTemplate(transactions);
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @TransactionalEventListener
    void on(SignalsJoined joined) {
        for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                own.executeWithoutResult(status -> {
                    oneAtATime(joined.incidentId());
                    engine.call(() -> tell(joined));
                });
                return;
            } catch (ConcurrencyFailureException e) {
                LOG.debug("{} was busy, attempt {}", joined.incidentId(), attempt, e);
            }
        }
        LOG.info(
                "The response to {} was too busy to be told of {} more signal series",
                joined.incidentId(),
                joined.series());
    }

    /** Requests that join the same incident at once would only make each other fail in the engine. */
    private void oneAtATime(String incidentId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('signal-joined'), hashtext(:incident))")
                .param("incident", incidentId)
                .query((row, index) -> incidentId)
                .list();
    }

    private SignalsJoined tell(SignalsJoined joined) {
        var variables = Variables.putValue("signalSummary", joined.summary()).putValue("signalSeries", joined.series());
        runtime.createExecutionQuery()
                .processInstanceBusinessKey(joined.incidentId())
                .messageEventSubscriptionName(SIGNAL_JOINED)
                .unlimitedList()
                .forEach(waiting -> runtime.messageEventReceived(SIGNAL_JOINED, waiting.getId(), variables));
        return joined;
    }
}
