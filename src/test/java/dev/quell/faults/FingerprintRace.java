package dev.quell.faults;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Many clients report the same signals to both nodes at the same time, each in an order of its own and in pieces of its own. */
final class FingerprintRace {

    static final int SYSTEMS = 40;

    private static final int CLIENTS = 64;
    private static final int FINGERPRINTS = 1_000;
    private static final int LARGEST_PIECE = 60;
    private static final int BUSY = 503;

    private final Cluster cluster;
    private final History history;
    private final long seed;
    private final List<SignalKey> signals = new ArrayList<>();
    private final AtomicInteger refused = new AtomicInteger();

    FingerprintRace(Cluster cluster, History history, long seed) {
        this.cluster = cluster;
        this.history = history;
        this.seed = seed;
        for (var number = 0; number < FINGERPRINTS; number++) {
            var system = Goal.system(number % SYSTEMS);
            signals.add(new SignalKey(system + ":race" + number, Instant.parse("2026-03-02T08:00:00Z"), "FIRING"));
        }
    }

    List<SignalKey> signals() {
        return signals;
    }

    List<String> systems() {
        return signals.stream().map(SignalKey::system).distinct().toList();
    }

    int refused() {
        return refused.get();
    }

    void run() throws InterruptedException {
        var random = new Random(seed);
        systems().forEach(system -> AlertSource.register(cluster, random, system));
        history.sending(signals);
        var clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            var racers = new ArrayList<Callable<Void>>();
            for (var client = 0; client < CLIENTS; client++) {
                racers.add(racer(client, random.nextLong()));
            }
            clients.invokeAll(racers);
        } finally {
            clients.shutdownNow();
        }
    }

    private Callable<Void> racer(int client, long order) {
        return () -> {
            var random = new Random(order);
            var mine = new ArrayList<>(signals);
            Collections.shuffle(mine, random);
            var node = cluster.nodes().get(client % Cluster.NODES);
            for (var from = 0; from < mine.size(); ) {
                var to = Math.min(mine.size(), from + 1 + random.nextInt(LARGEST_PIECE));
                report(node, mine.subList(from, to));
                from = to;
            }
            return null;
        };
    }

    /** Sent away with 503 or left without an answer, it comes again, as alerting systems do. */
    private void report(Node node, List<SignalKey> piece) {
        var body = AlertSource.body(piece);
        var path = "/api/v1/signals/alertmanager";
        var answer = cluster.client().post(node.url(), "automation", path, body);
        while (answer.status() == BUSY || answer.status() == 0) {
            Moments.passMillis(100);
            answer = cluster.client().post(node.url(), "automation", path, body);
        }
        history.answered(piece, node.name(), answer.status());
        if (!answer.ok()) {
            refused.incrementAndGet();
            history.note("refused in the race: " + answer.status() + " " + answer.body());
        }
    }
}
