package dev.quell.faults;

import static org.awaitility.Awaitility.await;

import dev.quell.faults.Checker.Seen;
import dev.quell.faults.Violation.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** One run: alerts, people and faults at the same time, then quiet, then the check. */
final class Storm {

    private static final Logger LOG = LoggerFactory.getLogger(Storm.class);
    private static final Duration WARM_UP_CAP = Duration.ofMinutes(2);
    private static final Duration CALM_CAP = Duration.ofMinutes(4);
    private static final int LONGEST_BREAK_MILLIS = 2_500;

    private final Cluster cluster;
    private final History history;
    private final Settings settings;
    private final Random random;

    Storm(Cluster cluster, History history, Settings settings) {
        this.cluster = cluster;
        this.history = history;
        this.settings = settings;
        this.random = new Random(settings.seed());
    }

    /**
     * @param firstSystem number of the first AI system that has no incident yet
     * @param before signals of the incidents that are open already
     */
    Report run(int firstSystem, List<SignalKey> before) throws InterruptedException, IOException {
        try (var robot = new Robot(cluster, history, random.nextLong())) {
            robot.start();
            var nemesis = new Nemesis(cluster, history, random.nextLong(), robot::hasApproved);
            try (var alerts =
                    new AlertSource(cluster, history, random.nextLong(), firstSystem, before, robot::wantsMore)) {
                alerts.start();
                await("first approval").atMost(WARM_UP_CAP).until(robot::hasApprovedAny);
                blow(nemesis);
                cluster.heal();
            }
            robot.takeNoMore();
            var healed = Instant.now();
            var stuck = awaitQuiet(robot);
            return check(stuck, Duration.between(healed, Instant.now()));
        }
    }

    private void blow(Nemesis nemesis) throws InterruptedException, IOException {
        var end = Instant.now().plus(settings.time());
        var round = 0;
        var bag = new ArrayList<Fault>();
        while (goesOn(round++, end)) {
            if (bag.isEmpty()) {
                bag.addAll(faults());
                Collections.shuffle(bag, random);
            }
            var fault = bag.remove(bag.size() - 1);
            LOG.info("{} kills; now {}", history.kills().size(), fault.caseName());
            nemesis.strike(fault);
            cluster.supervise();
            Moments.passMillis(500 + random.nextInt(LONGEST_BREAK_MILLIS));
        }
    }

    private boolean goesOn(int round, Instant end) {
        if (settings.only().isPresent()) {
            return round < settings.rounds();
        }
        return settings.kills() > 0
                ? history.kills().size() < settings.kills()
                : Instant.now().isBefore(end);
    }

    /** Every fault once; where kills are counted, those of one node four times as often. */
    private List<Fault> faults() {
        if (settings.only().isPresent()) {
            return List.of(settings.only().get());
        }
        var faults = new ArrayList<>(List.of(Fault.values()));
        for (var more = 0; settings.kills() > 0 && more < 3; more++) {
            List.of(Fault.values()).stream()
                    .filter(fault -> fault.kind() == Fault.Kind.KILL && fault != Fault.KILL_BOTH_NODES)
                    .forEach(faults::add);
        }
        return faults;
    }

    /** Returns what has not come to rest. */
    private List<Violation> awaitQuiet(Robot robot) {
        var end = Instant.now().plus(CALM_CAP);
        var calm = 0;
        while (calm < 3 && Instant.now().isBefore(end)) {
            Moments.passMillis(1_000);
            calm = robot.idle() && due().isEmpty() ? calm + 1 : 0;
        }
        var stuck = new ArrayList<Violation>();
        if (calm < 3) {
            robot.active().forEach(incident -> stuck.add(new Violation(Kind.HUNG, "not at its goal: " + incident)));
            due().forEach(job -> stuck.add(new Violation(Kind.HUNG, "still to do: " + job)));
        }
        return stuck;
    }

    private List<String> due() {
        try {
            return Ledger.due(cluster.database().jdbc());
        } catch (DataAccessException e) {
            return List.of("the database does not answer: " + e.getMessage());
        }
    }

    private Report check(List<Violation> stuck, Duration healing) {
        var ledger = Ledger.read(cluster.database().jdbc());
        var calls = cluster.targets().calls();
        var seen = new Seen(history.sent(), history.acknowledged(), history.completions(), history.standDowns(), calls);
        var violations = new ArrayList<>(stuck);
        violations.addAll(new Checker(seen, ledger).check());
        violations.addAll(brokenChains(ledger));
        var errors = LogErrors.of(cluster.nodes().stream().map(Node::log).toList());
        return new Report(settings, history, ledger, calls, violations, errors, healing.toSeconds());
    }

    private List<Violation> brokenChains(Ledger ledger) {
        return ledger.incidents().stream()
                .filter(incident -> {
                    var path = "/api/v1/incidents/" + incident.id() + "/timeline/verify";
                    var answer = cluster.get("auditor", path);
                    return !answer.ok() || !answer.json().path("intact").asBoolean();
                })
                .map(incident -> new Violation(Kind.BROKEN_CHAIN, incident.id()))
                .toList();
    }
}
