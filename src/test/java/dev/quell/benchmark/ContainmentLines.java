package dev.quell.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** From sending an alert to the arrival of the call that contains, at a fixed 20 alerts a second, each about another AI system. */
final class ContainmentLines implements Line {

    private static final Duration CAP = Duration.ofMinutes(3);
    private static final int ROUNDS = 6;

    @Override
    public String name() {
        return "containment";
    }

    @Override
    public List<Row> measure(Lab lab) throws Exception {
        var database = lab.database("containment");
        try (var target = RegistryTarget.start();
                var quell = lab.quell(database, Containments.connected(target))) {
            Containments.deploy(quell);
            var count = lab.scale().incidents();
            var counted = Containments.systems(quell, target, "bench", count);
            var authorization = quell.machineAuthorization();
            warmUp(lab, quell, authorization, target);
            var before = lab.postgres().walSyncs();
            var latencies = stream(quell, authorization, target, counted, AlertStream.STEADY);
            var syncs = lab.postgres().walSyncs() - before;
            Containments.check(lab, database, target, counted);
            var check = new RecordCheck(lab, database, quell);
            check.oneResponseAnIncident();
            check.chainsAreIntact(20);
            return List.of(latency(latencies), syncs(syncs, count));
        }
    }

    /** At half the rate: a cold JVM needs thrice the time for each, and what it queues up would be counted after. */
    private static void warmUp(Lab lab, QuellServer quell, String authorization, RegistryTarget target)
            throws Exception {
        var rounds = new AtomicInteger();
        new WarmUp(lab).of(quell.jvm(), () -> {
            var systems = Containments.systems(
                    quell,
                    target,
                    "warm" + rounds.incrementAndGet(),
                    lab.scale().incidents() / ROUNDS);
            return stream(quell, authorization, target, systems, AlertStream.STEADY.multipliedBy(2));
        });
    }

    private static Samples stream(
            QuellServer quell, String authorization, RegistryTarget target, List<String> systems, Duration gap) {
        try (var alerts = new AlertStream(n -> quell, authorization)) {
            alerts.send(systems, gap);
            Containments.await(target, systems, CAP);
            var latencies = new ArrayList<Double>();
            alerts.due()
                    .forEach((system, due) -> latencies.add(
                            (target.changesOf(system).get(0) - due) / (double) TimeUnit.MILLISECONDS.toNanos(1)));
            return new Samples(latencies);
        }
    }

    private static Row latency(Samples latencies) {
        return new Row(
                "alert → containment call at the target, 20/s, approved by policy",
                Row.NONE,
                "p50 %s ms, p99 %s ms, max %s ms"
                        .formatted(
                                Samples.number(latencies.median()),
                                Samples.number(latencies.percentile(99)),
                                Samples.number(latencies.max())),
                Row.NONE,
                Row.NONE,
                "p50 ≤ 100 ms, p99 ≤ 500 ms");
    }

    private static Row syncs(long syncs, int incidents) {
        return new Row(
                "WAL syncs per new incident up to containment, at 20/s",
                Row.NONE,
                syncs + " syncs for " + incidents + " incidents",
                Row.NONE,
                Samples.number((double) syncs / incidents),
                "say the number");
    }
}
