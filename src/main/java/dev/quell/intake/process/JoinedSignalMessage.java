package dev.quell.intake.process;

import dev.quell.intake.SignalsJoined;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells responses that signals have joined, in a thread of its own: neither the sender of a signal nor the next one waits
 * for a response that is busy. What comes for the same incident in the meantime is told in one message. The record has the
 * signals already; a message that cannot be delivered, or that dies with the node, is only missed by the response's own
 * count.
 */
@Component
class JoinedSignalMessage implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(JoinedSignalMessage.class);
    private static final String SIGNAL_JOINED = "incident.signalJoined";
    private static final int ATTEMPTS = 3;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final RuntimeService runtime;
    private final EngineAccess engine;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Map<String, SignalsJoined> untold = new ConcurrentHashMap<>();
    private final ExecutorService teller =
            Executors.newSingleThreadExecutor(new CustomizableThreadFactory("signal-joined-"));

    JoinedSignalMessage(RuntimeService runtime, EngineAccess engine, JdbcClient jdbc, TransactionTemplate transaction) {
        this.runtime = runtime;
        this.engine = engine;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @TransactionalEventListener
    void on(SignalsJoined joined) {
        untold.merge(joined.incidentId(), joined, SignalsJoined::and);
        teller.execute(this::tellAll);
    }

    @Override
    public void destroy() throws InterruptedException {
        teller.shutdown();
        if (!teller.awaitTermination(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.info("Stopped before every response was told of more signals");
        }
    }

    private void tellAll() {
        for (var incident : Set.copyOf(untold.keySet())) {
            var joined = untold.remove(incident);
            if (joined != null) {
                tellPatiently(joined);
            }
        }
    }

    private void tellPatiently(SignalsJoined joined) {
        for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                transaction.executeWithoutResult(status -> {
                    oneAtATime(joined.incidentId());
                    engine.call(() -> tell(joined));
                });
                return;
            } catch (ConcurrencyFailureException e) {
                LOG.debug("{} was busy, attempt {}", joined.incidentId(), attempt, e);
            } catch (RuntimeException e) {
                LOG.warn("The response to {} could not be told of more signals", joined.incidentId(), e);
                return;
            }
        }
        LOG.info(
                "The response to {} was too busy to be told of {} more signal series",
                joined.incidentId(),
                joined.series());
    }

    /** Nodes that tell the same incident at once would only make each other fail in the engine. */
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
