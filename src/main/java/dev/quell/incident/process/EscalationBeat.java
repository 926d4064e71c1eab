package dev.quell.incident.process;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks for overdue tasks again and again, on one thread a node; a node that works no jobs escalates nothing either. */
@Component
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
@EnableConfigurationProperties(EscalationSettings.class)
class EscalationBeat implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EscalationBeat.class);

    private final Runnable look;
    private final Duration every;

    private @Nullable ScheduledExecutorService thread;
    private boolean failing;

    @Autowired
    EscalationBeat(TaskEscalation escalation, EscalationSettings settings) {
        this(escalation::sweep, settings.every());
    }

    EscalationBeat(Runnable look, Duration every) {
        this.look = look;
        this.every = every;
    }

    @Override
    public synchronized void start() {
        var beating = Executors.newSingleThreadScheduledExecutor(run -> {
            var daemon = new Thread(run, "task-escalation");
            daemon.setDaemon(true);
            return daemon;
        });
        beating.scheduleWithFixedDelay(this::beat, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        thread = beating;
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.shutdownNow();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** A database that is away must not end the beat. */
    private void beat() {
        try {
            look.run();
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) { // once an outage
                LOG.warn("Overdue tasks are not escalated: {}", e.toString());
            }
            failing = true;
        }
    }
}
