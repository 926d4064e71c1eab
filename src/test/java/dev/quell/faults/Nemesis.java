package dev.quell.faults;

import static org.awaitility.Awaitility.await;

import dev.quell.faults.Trap.Point;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Does the faults. A node that it kills is started again at once, while everything else goes on. */
final class Nemesis {

    /** How long it waits for a call that it can hold. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** A paused node sleeps until the other one has taken its work over, and this long at most. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(75);

    /** In which the commander stands an incident down while a call about it is held. */
    private static final Duration STAND_DOWN = Duration.ofSeconds(3);

    private static final Duration START_CAP = Duration.ofMinutes(2);

    private final Cluster cluster;
    private final History history;
    private final Random random;
    private final Predicate<String> approved;

    /** @param approved whether the containment of an AI system has been approved */
    Nemesis(Cluster cluster, History history, long seed, Predicate<String> approved) {
        this.cluster = cluster;
        this.history = history;
        this.random = new Random(seed);
        this.approved = approved;
    }

    void strike(Fault fault) throws InterruptedException, IOException {
        history.fault(fault);
        if (fault.point().isPresent()) {
            atPoint(fault, fault.point().get());
            return;
        }
        switch (fault) {
            case KILL_DURING_INTAKE, KILL_AT_ANY_TIME -> kill(fault, anyNode(), "");
            case KILL_DURING_START -> killDuringStart();
            case KILL_BOTH_NODES -> killBoth();
            case SLOW_TARGETS -> spoilTargets(TcpProxy::slow, 4);
            case RESET_TARGETS -> spoilTargets(TcpProxy::reset, 0);
            case CUT_TARGETS -> spoilTargets(TcpProxy::cut, 4);
            case SILENT_TARGETS -> spoilTargets(TcpProxy::silence, 5);
            case TERMINATE_BACKENDS -> cluster.database().terminateBackends();
            case RESTART_DATABASE -> restartDatabase();
            case FULL_DISK -> fillDisk();
            case SLOW_DATABASE -> spoilDatabase(TcpProxy::slow, 5);
            case RESET_DATABASE -> spoilDatabase(TcpProxy::reset, 0);
            case CUT_DATABASE -> spoilDatabase(TcpProxy::cut, 4);
            case SILENT_DATABASE -> spoilDatabase(TcpProxy::silence, 5);
            default -> throw new IllegalArgumentException(fault.caseName());
        }
    }

    private void atPoint(Fault fault, Point point) throws InterruptedException {
        var trap = new Trap(point, fault.kind() == Fault.Kind.PERSON ? this::stoodDownSoon : approved);
        cluster.targets().set(trap);
        try {
            if (trap.awaitCaught(PATIENCE)) {
                strikeHeld(fault, trap);
            } else {
                history.note("nothing to hold for " + fault.caseName());
                if (fault.kind() == Fault.Kind.KILL) {
                    kill(Fault.KILL_AT_ANY_TIME, anyNode(), "");
                }
            }
        } finally {
            cluster.targets().remove(trap);
        }
    }

    private boolean stoodDownSoon(String system) {
        return approved.test(system) && Goal.of(system) == Goal.STAND_DOWN_EARLY;
    }

    private void strikeHeld(Fault fault, Trap trap) {
        var node = cluster.nodes().get(trap.node());
        switch (fault.kind()) {
            case KILL -> {
                kill(fault, node, trap.system());
                trap.drop();
            }
            case PAUSE -> pause(fault, node, trap);
            case PERSON -> {
                Moments.pass(STAND_DOWN);
                trap.letGo();
            }
            default -> trap.drop();
        }
    }

    /** The node wakes up after the other one has gone on with its work, and finds its connection lost. */
    private void pause(Fault fault, Node node, Trap trap) {
        node.pause();
        var since = Instant.now();
        history.paused(fault, node.name(), trap.system());
        var other = cluster.other(node);
        while (Duration.between(since, Instant.now()).compareTo(LONGEST_PAUSE) < 0
                && cluster.targets().calls().stream()
                        .noneMatch(call -> call.at().isAfter(since)
                                && call.system().equals(trap.system())
                                && call.process().equals(other.name()))) {
            cluster.supervise();
            Moments.passMillis(100);
        }
        trap.drop();
        Moments.passMillis(500 + random.nextInt(1_500));
        node.resume();
    }

    private void kill(Fault fault, Node node, String system) {
        history.killed(fault, node.name(), system);
        node.kill();
        node.start();
    }

    private void killDuringStart() {
        var node = anyNode();
        kill(Fault.KILL_DURING_START, node, "");
        Moments.passMillis(500 + random.nextInt(7_000));
        kill(Fault.KILL_DURING_START, node, "");
    }

    private void killBoth() {
        for (var node : cluster.nodes()) {
            history.killed(Fault.KILL_BOTH_NODES, node.name(), "");
            node.kill();
        }
        cluster.nodes().forEach(Node::start);
        await("one node at least")
                .atMost(START_CAP)
                .until(() -> cluster.nodes().stream().anyMatch(Node::isReady));
    }

    /** Prefers a node that is at work: killing one that starts proves less. */
    private Node anyNode() {
        var ready = cluster.nodes().stream().filter(Node::isReady).toList();
        var choice = ready.isEmpty() ? cluster.nodes() : ready;
        return choice.get(random.nextInt(choice.size()));
    }

    private void restartDatabase() throws IOException {
        cluster.database().stopImmediately();
        Moments.passMillis(random.nextInt(3_000));
        cluster.database().restart();
    }

    private void fillDisk() throws IOException {
        var disk = cluster.database().disk();
        if (!disk.canBeFilled()) {
            history.note("no disk of its own, so none is filled");
            return;
        }
        disk.fill();
        Moments.passMillis(3_000 + random.nextInt(3_000));
        disk.free();
        if (cluster.database().isDown()) {
            history.note("PostgreSQL has stopped on the full disk and is started again");
            cluster.database().restart();
        }
    }

    private void spoilTargets(Consumer<TcpProxy> spoil, int seconds) {
        spoil(cluster.nodes().stream().flatMap(node -> node.targets().stream()).toList(), spoil, seconds);
    }

    /** The links of both nodes, or of one of them. */
    private void spoilDatabase(Consumer<TcpProxy> spoil, int seconds) {
        var links = cluster.nodes().stream().map(Node::database).toList();
        spoil(random.nextBoolean() ? links : List.of(links.get(random.nextInt(links.size()))), spoil, seconds);
    }

    private void spoil(List<TcpProxy> links, Consumer<TcpProxy> spoil, int seconds) {
        links.forEach(spoil);
        if (seconds > 0) {
            Moments.passMillis(1_000L * seconds + random.nextInt(3_000));
        }
        links.forEach(TcpProxy::heal);
    }
}
