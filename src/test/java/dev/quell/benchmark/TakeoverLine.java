package dev.quell.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * Two nodes take a burst of alerts; as soon as all are acknowledged, one node is killed. Measured for each incident that was not
 * contained by then: from the kill to the call that contains it, which the other node makes.
 */
final class TakeoverLine implements Line {

    private static final int BURST = 40;
    private static final Duration CAP = Duration.ofMinutes(3);

    @Override
    public String name() {
        return "takeover";
    }

    @Override
    public List<Row> measure(Lab lab) throws Exception {
        var database = lab.database("takeover");
        try (var target = RegistryTarget.start();
                var pair = new Pair(lab, database, target)) {
            Containments.deploy(pair.any());
            var kills = lab.scale().kills();
            var systems = Containments.systems(pair.any(), target, "bench", BURST * kills);
            var authorization = pair.any().machineAuthorization();
            var delays = new ArrayList<Double>();
            for (var kill = 0; kill < kills; kill++) {
                delays.addAll(
                        afterKill(pair, target, authorization, systems.subList(kill * BURST, (kill + 1) * BURST)));
                lab.say("takeover after kill " + (kill + 1) + ": " + delays);
            }
            Containments.check(lab, database, target, systems);
            var check = new RecordCheck(lab, database, pair.any());
            check.oneResponseAnIncident();
            check.chainsAreIntact(20);
            return List.of(row(new Samples(delays), kills));
        }
    }

    private static List<Double> afterKill(Pair pair, RegistryTarget target, String authorization, List<String> systems)
            throws IOException {
        try (var alerts = new AlertStream(pair::node, authorization)) {
            alerts.send(systems, Duration.ZERO);
            Awaitility.await("acknowledgement of " + BURST + " alerts")
                    .atMost(CAP)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> alerts.acknowledged().size() == systems.size());
            var killedAt = System.nanoTime();
            pair.killOne();
            Containments.await(target, systems, CAP);
            pair.restart();
            return systems.stream()
                    .map(system -> (target.changesOf(system).get(0) - killedAt) / (double) TimeUnit.SECONDS.toNanos(1))
                    .filter(seconds -> seconds > 0)
                    .toList();
        }
    }

    private static Row row(Samples delays, int kills) {
        return new Row(
                "takeover after kill -9 of one of two nodes",
                Row.NONE,
                "p50 %s s, p99 %s s, max %s s (%d incidents under way in %d kills)"
                        .formatted(
                                Samples.number(delays.median()),
                                Samples.number(delays.percentile(99)),
                                Samples.number(delays.max()),
                                delays.values().size(),
                                kills),
                Row.NONE,
                Row.NONE,
                "p99 ≤ 10 s");
    }

    /** Two nodes on one database, killed in turn. */
    private static final class Pair implements AutoCloseable {

        private final Lab lab;
        private final String database;
        private final RegistryTarget target;
        private final QuellServer[] nodes;
        private int victim;

        Pair(Lab lab, String database, RegistryTarget target) throws IOException {
            this.lab = lab;
            this.database = database;
            this.target = target;
            this.nodes = new QuellServer[] {start(), start()};
        }

        QuellServer any() {
            return nodes[0];
        }

        QuellServer node(int request) {
            return nodes[request % nodes.length];
        }

        void killOne() {
            nodes[victim].jvm().kill();
        }

        /** Brings the killed node back; the other one is next. */
        void restart() throws IOException {
            nodes[victim] = start();
            victim = 1 - victim;
        }

        @Override
        public void close() {
            nodes[0].close();
            nodes[1].close();
        }

        private QuellServer start() throws IOException {
            return lab.quell(database, Containments.connected(target));
        }
    }
}
