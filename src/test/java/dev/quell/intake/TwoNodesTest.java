package dev.quell.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.shared.CurrentActor;
import dev.quell.shared.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two nodes on one database, each with a queue and writers of its own, get the same alerts at once. */
class TwoNodesTest extends IntakeFixture {

    private static final Logger LOG = LoggerFactory.getLogger(TwoNodesTest.class);
    private static final int CLIENTS = 64;
    private static final int SERIES = 200;
    private static final int MOST_A_BODY = 25;

    @Autowired
    QueueSettings settings;

    @Autowired
    BatchWriter writer;

    @Autowired
    AlertmanagerFormat format;

    @Autowired
    CanonicalFormat canonical;

    @Autowired
    CurrentActor actor;

    @Autowired
    JdbcClient jdbc;

    private final List<SignalWriters> writers = new ArrayList<>();

    @AfterEach
    void stop() {
        writers.forEach(SignalWriters::stop);
    }

    @Test
    void makeOneIncidentOfWhatManySendersTellBothOfThem() throws Exception {
        var nodes = List.of(node(), node());
        var deadlocks = deadlocks();
        var seed = new Random().nextLong();
        LOG.info("Seed {}", seed);
        var threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            var clients = IntStream.range(0, CLIENTS)
                    .mapToObj(i -> (Callable<Integer>) () -> send(nodes.get(i % 2), new Random(seed + i)))
                    .toList();
            var stored = 0;
            for (var client : threads.invokeAll(clients)) {
                stored += client.get();
            }
            assertThat(stored).as("seed %d", seed).isEqualTo(SERIES);
        } finally {
            threads.shutdownNow();
        }
        assertThat(deadlocks()).as("deadlocks").isEqualTo(deadlocks);
        assertThat(incidents.ofSystem(system, 10)).hasSize(1);
        assertThat(driver.instances(incidents.ofSystem(system, 10).get(0).id())).hasSize(1);
        assertThat(deliveries()).isEqualTo((long) CLIENTS * SERIES);
        assertThat(timeline.verify(incidents.ofSystem(system, 10).get(0).id()).intact())
                .isTrue();
    }

    /** Sends every series once, in an order of its own, and repeats what is sent away; returns how many were new. */
    private int send(Intake node, Random random) {
        var order = new ArrayList<>(IntStream.range(0, SERIES).boxed().toList());
        Collections.shuffle(order, random);
        var stored = 0;
        for (var from = 0; from < SERIES; ) {
            var to = Math.min(SERIES, from + 1 + random.nextInt(MOST_A_BODY));
            var body = new AlertBody();
            order.subList(from, to)
                    .forEach(i -> body.and("firing", series + i, time(0), labels("DriftShareHigh", CRITICAL)));
            stored += untilTaken(node, body.bytes());
            from = to;
        }
        return stored;
    }

    private static int untilTaken(Intake node, byte[] body) {
        while (true) {
            try {
                return node.alertmanager(body).join().stored();
            } catch (CompletionException e) {
                assertThat(e.getCause())
                        .isInstanceOfSatisfying(
                                Problem.class,
                                problem -> assertThat(problem.status()).isEqualTo(503));
            }
        }
    }

    private Intake node() {
        var queue = new IntakeQueue(settings);
        var own = new SignalWriters(queue, writer, settings);
        own.start();
        writers.add(own);
        return new Intake(format, canonical, queue, actor);
    }

    private long deadlocks() {
        return jdbc.sql("select deadlocks from pg_stat_database where datname = current_database()")
                .query(Long.class)
                .single();
    }

    private long deliveries() {
        return jdbc.sql(
                        "select sum(d.deliveries) from quell.signal_delivery d join quell.signal s on s.id = d.signal_id"
                                + " where s.system_id = :system")
                .param("system", system)
                .query(Long.class)
                .single();
    }
}
