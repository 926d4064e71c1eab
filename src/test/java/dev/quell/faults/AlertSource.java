package dev.quell.faults;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/**
 * A pair of alerting systems: sends to one node or both, sends again until somebody has said 2xx, repeats what is known, adds series to
 * what is open, and opens incidents about new AI systems while the responders can take more.
 */
final class AlertSource implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(150);
    private static final Duration RETRY = Duration.ofMillis(300);
    private static final int SERIES = 3;

    private final Cluster cluster;
    private final History history;
    private final Random random;
    private final BooleanSupplier wanted;
    private final List<SignalKey> known = new ArrayList<>();
    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    private final Instant startsAt = Instant.now().minusSeconds(3600).truncatedTo(ChronoUnit.SECONDS);
    private int systems;
    private int series;
    private Future<?> sending = CompletableFuture.completedFuture(null);
    private volatile boolean stopped;

    /**
     * @param firstSystem number of the first AI system to be reported about
     * @param before signals of incidents that are open already
     * @param wanted whether another incident can be worked on
     */
    AlertSource(
            Cluster cluster,
            History history,
            long seed,
            int firstSystem,
            List<SignalKey> before,
            BooleanSupplier wanted) {
        this.cluster = cluster;
        this.history = history;
        this.random = new Random(seed);
        this.systems = firstSystem;
        before.stream()
                .filter(signal -> Goal.of(signal.system()) == Goal.CONTAIN)
                .forEach(known::add);
        this.wanted = wanted;
    }

    void start() {
        sending = executor.submit(this::run);
    }

    /** Ends once the last alert that was begun is acknowledged. */
    @Override
    public void close() throws InterruptedException {
        stopped = true;
        try {
            sending.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The alerts have stopped", e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }

    private void run() {
        while (!stopped) {
            if (wanted.getAsBoolean()) {
                newSystem();
            } else if (!known.isEmpty()) {
                again();
            }
            Moments.pass(PAUSE);
        }
    }

    private void newSystem() {
        var system = Goal.system(systems++);
        register(cluster, random, system);
        var signals = new ArrayList<SignalKey>();
        for (var number = 0; number < SERIES; number++) {
            signals.add(new SignalKey(system + ":" + number, startsAt, "FIRING"));
        }
        deliver(signals);
        if (Goal.of(system) == Goal.CONTAIN) {
            known.addAll(signals);
        }
    }

    /** What is known, and now and then a new series or the end of one. */
    private void again() {
        var signals = new ArrayList<SignalKey>();
        for (var count = 1 + random.nextInt(10); count > 0; count--) {
            var one = known.get(random.nextInt(known.size()));
            var kind = random.nextInt(20);
            if (kind == 0) {
                one = new SignalKey(one.system() + ":more" + series++, startsAt, "FIRING");
                known.add(one);
            } else if (kind == 1) {
                one = new SignalKey(one.fingerprint(), one.startsAt(), "RESOLVED");
            }
            signals.add(one);
        }
        deliver(signals);
    }

    private void deliver(List<SignalKey> signals) {
        history.sending(signals);
        var body = body(signals);
        var node = random.nextInt(Cluster.NODES);
        if (random.nextInt(5) == 0) {
            post(signals, body, 1 - node);
        }
        while (!post(signals, body, node)) {
            node = 1 - node;
            Moments.pass(RETRY);
        }
    }

    private boolean post(List<SignalKey> signals, Object body, int node) {
        var target = cluster.nodes().get(node);
        var answer = cluster.client().post(target.url(), "automation", "/api/v1/signals/alertmanager", body);
        history.answered(signals, target.name(), answer.status());
        return answer.ok();
    }

    /** An AI system of its own model and pipeline. */
    static void register(Cluster cluster, Random random, String system) {
        cluster.targets().add(system);
        var entry = Map.of(
                "id",
                system,
                "name",
                system,
                "purpose",
                "To be broken",
                "owner",
                "business",
                "riskClass",
                "LIMITED",
                "personalData",
                false,
                "jurisdictions",
                List.of("EU"),
                "registry",
                Map.of(
                        "connection", Targets.REGISTRY,
                        "model", system,
                        "alias", Targets.ALIAS,
                        "lastGoodVersion", Targets.GOOD_VERSION),
                "pipelines",
                List.of(Map.of("connection", Targets.SCHEDULER, "dagId", system)),
                "metrics",
                List.of(Map.of(
                        "metric", "accuracy",
                        "baseline", 0.9,
                        "threshold", 0.8,
                        "direction", "BELOW",
                        "family", "drift")));
        for (var answer = cluster.post(random, "admin", "/api/v1/systems", entry);
                !answer.ok() && answer.status() != 409;
                answer = cluster.post(random, "admin", "/api/v1/systems", entry)) {
            if (answer.status() / 100 == 4) {
                throw new AssertionError(answer.body());
            }
            Moments.pass(RETRY);
        }
    }

    static Map<String, Object> body(List<SignalKey> signals) {
        return Map.of(
                "version",
                "4",
                "status",
                "firing",
                "receiver",
                "quell",
                "alerts",
                signals.stream().map(AlertSource::alert).toList());
    }

    private static Map<String, Object> alert(SignalKey signal) {
        return Map.of(
                "status", signal.firing() ? "firing" : "resolved",
                "fingerprint", signal.fingerprint(),
                "startsAt", signal.startsAt().toString(),
                "endsAt",
                        signal.firing()
                                ? "0001-01-01T00:00:00Z"
                                : signal.startsAt().plusSeconds(600).toString(),
                "labels", Map.of("alertname", "DataDriftHigh", "system", signal.system(), "severity", "critical"),
                "annotations", Map.of("summary", "Drift of " + signal.fingerprint()),
                "generatorURL", "http://prometheus.example/graph");
    }
}
