package dev.quell.node;

import dev.quell.shared.Ticker;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;

/** Beats for this node, on a thread and a connection of its own, and takes over from nodes that do not. */
@Component
@DependsOnDatabaseInitialization
class Heart implements InitializingBean, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Heart.class);

    private final Node node;
    private final NodeProperties properties;
    private final Ticker ticker;
    private final NodeTable table;
    private final BeatConnection connection;
    private final Takeover takeover;
    private final List<NodeHoldings> holdings;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Heart::thread);
    private boolean missed;
    private long watchingSince;

    Heart(Node node, NodeProperties properties, Ticker ticker, BeatConnection connection, List<NodeHoldings> holdings) {
        this.node = node;
        this.properties = properties;
        this.ticker = ticker;
        this.connection = connection;
        this.holdings = holdings;
        this.table = new NodeTable(connection.jdbc());
        this.takeover = new Takeover(connection, properties, holdings);
    }

    @Override
    public void afterPropertiesSet() {
        join();
        var pause = properties.beat().toMillis();
        timer.scheduleWithFixedDelay(this::tick, pause, pause, TimeUnit.MILLISECONDS);
    }

    /** From here on the cluster counts on this node's beats. */
    void join() {
        begin(node.life());
    }

    /** A node that stops frees at once what it holds, so that the others need not wait for its last beat to grow old. */
    @Override
    public void destroy() {
        timer.shutdownNow();
        node.life().end();
        try {
            takeover.end(node.id());
        } catch (RuntimeException e) {
            LOG.info("The database is gone; other nodes take over in {}", properties.deadAfter());
        }
    }

    private void tick() {
        try {
            beat();
            missed = false;
        } catch (RuntimeException e) {
            if (!missed) {
                LOG.warn("This node cannot tell the database that it lives: {}", e.getMessage());
            }
            missed = true;
        }
    }

    void beat() {
        var startedAt = ticker.nanos();
        var life = node.life();
        watch(startedAt, life);
        if (!table.beat(life.id())) {
            LOG.warn("Another node has taken this one for dead and has taken over; it goes on under a new name");
            begin(node.another());
            return;
        }
        life.beaten(startedAt);
        holdings.forEach(held -> held.prolong(connection.jdbc(), life));
        if (startedAt - watchingSince >= properties.deadAfter().toNanos()) {
            takeover.fromTheDead();
        }
    }

    /** Who was away itself judges nobody before it has watched them: after a pause or a restart of the database everybody's beat is old. */
    private void watch(long now, Node.Life life) {
        if (missed || !life.sure()) {
            watchingSince = now;
        }
    }

    private void begin(Node.Life life) {
        var startedAt = ticker.nanos();
        table.add(life.id(), MachineName.ofThisProcess());
        life.beaten(startedAt);
        watchingSince = startedAt;
        node.begin(life);
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "node-beat");
        thread.setDaemon(true);
        thread.setPriority(Thread.MAX_PRIORITY);
        return thread;
    }
}
