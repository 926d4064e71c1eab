package dev.quell.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** What the lines about containment share: AI systems in one registry, and a response that asks nobody. */
final class Containments {

    static final String CONNECTION = "registry";

    private static final int AT_ONCE = 8;

    private Containments() {}

    /** Properties that connect Quell with the target. */
    static Map<String, String> connected(RegistryTarget target) {
        return Map.of(
                "quell.connections." + CONNECTION + ".type",
                "mlflow",
                "quell.connections." + CONNECTION + ".networks",
                "loopback",
                "quell.connections." + CONNECTION + ".url",
                target.url());
    }

    /** What a process owner deploys, and a commander releases, to take people out of the way to containment. */
    static void deploy(QuellServer quell) throws IOException, InterruptedException {
        quell.deploy(
                "detection-and-analysis",
                "without-people/detection-and-analysis.bpmn",
                "without-people/containment-and-eradication.bpmn",
                "/harness/approve-in-advance.dmn");
    }

    /** Registers that many systems and their models. */
    static List<String> systems(QuellServer quell, RegistryTarget target, String prefix, int count)
            throws InterruptedException, ExecutionException {
        var systems = IntStream.range(0, count)
                .mapToObj(n -> prefix + "-%05d".formatted(n))
                .toList();
        systems.forEach(target::furnish);
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            var registrations = systems.stream()
                    .<Callable<String>>map(system -> () -> {
                        quell.register(system, CONNECTION);
                        return system;
                    })
                    .toList();
            for (var done : threads.invokeAll(registrations)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        return systems;
    }

    static void await(RegistryTarget target, List<String> systems, Duration cap) {
        Awaitility.await("containment of " + systems.size() + " incidents")
                .atMost(cap)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> systems.stream()
                        .noneMatch(system -> target.changesOf(system).isEmpty()));
    }

    /** Every alert that was acknowledged became one incident, contained by one call. */
    static void check(Lab lab, String database, RegistryTarget target, List<String> systems) throws SQLException {
        lab.checks()
                .same(
                        systems.stream()
                                .filter(system -> target.changesOf(system).size() == 1)
                                .count(),
                        systems.size(),
                        "incidents contained by exactly one call");
        var prefix = systems.get(0).replaceAll("\\d+$", "");
        lab.checks()
                .same(
                        lab.postgres()
                                .number(
                                        database,
                                        "select count(*) from quell.incident where system_id like '" + prefix + "%'"),
                        systems.size(),
                        "incidents opened by as many alerts");
    }
}
