package dev.quell.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.quell.faults.TargetCall.Effect;
import dev.quell.faults.Trap.Point;
import dev.quell.shared.CanonicalJson;
import dev.quell.testing.outside.AirflowStub;
import dev.quell.testing.outside.FaultProxy.Reply;
import dev.quell.testing.outside.FaultProxy.Request;
import dev.quell.testing.outside.MlflowStub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;

/** A model registry and a scheduler that keep a journal of what was asked of them, and hold calls where a trap says so. */
final class Targets implements AutoCloseable {

    static final String REGISTRY = "registry";
    static final String SCHEDULER = "scheduler";
    static final String ALIAS = "champion";
    static final String BAD_VERSION = "3";
    static final String GOOD_VERSION = "2";
    static final String RETRAINED_VERSION = "4";

    private final MlflowStub registry = new MlflowStub();
    private final AirflowStub scheduler = new AirflowStub(2);
    private final List<TargetCall> calls = new ArrayList<>();
    private final List<Trap> traps = new CopyOnWriteArrayList<>();
    private final List<HttpServer> servers = new ArrayList<>();
    private final IntFunction<String> processes;

    /** @param processes name of the process that runs as a node now, by the node's index */
    Targets(IntFunction<String> processes) {
        this.processes = processes;
    }

    /** A way of one node to both targets; says its address. */
    InetSocketAddress listen(int node) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> handle(node, exchange));
            server.setExecutor(Executors.newCachedThreadPool(work -> {
                var thread = new Thread(work, "fault-target");
                thread.setDaemon(true);
                return thread;
            }));
            server.start();
            servers.add(server);
            return server.getAddress();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(String system) {
        registry.registerModel(system, 4);
        registry.alias(system, ALIAS, BAD_VERSION);
        scheduler.pause(system, false);
    }

    String version(String system) {
        return registry.aliasVersion(system, ALIAS).orElse("none");
    }

    boolean isPaused(String system) {
        return scheduler.isPaused(system);
    }

    /** A person moves the alias in MLflow's own pages. */
    synchronized void moveByHand(String system, String version) {
        if (!version(system).equals(version)) {
            registry.alias(system, ALIAS, version);
            note(TargetCall.PERSON, REGISTRY, system, version, Effect.CHANGED);
        }
    }

    /** A person pauses the pipeline, or lets it run, in Airflow's own pages. */
    synchronized void pauseByHand(String system, boolean paused) {
        if (isPaused(system) != paused) {
            scheduler.pause(system, paused);
            note(TargetCall.PERSON, SCHEDULER, system, paused ? "paused" : "running", Effect.CHANGED);
        }
    }

    void set(Trap trap) {
        traps.add(trap);
    }

    void remove(Trap trap) {
        traps.remove(trap);
        trap.letGo();
    }

    synchronized List<TargetCall> calls() {
        return List.copyOf(calls);
    }

    @Override
    public void close() {
        traps.forEach(Trap::letGo);
        servers.forEach(server -> server.stop(0));
    }

    private void handle(int node, HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    exchange.getRequestHeaders(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var asked = Asked.of(request);
            var reply = asked.isChange() ? change(node, request, asked) : read(node, request, asked);
            if (reply != null) {
                send(exchange, reply);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply read(int node, Request request, Asked asked) throws InterruptedException {
        note(processes.apply(node), asked.target(), asked.system(), "", Effect.READ);
        if (asked.system().isEmpty()) {
            return answer(request, asked);
        }
        var point = touched(asked.target(), asked.system()) ? Point.AFTER_RECEIPT : Point.BEFORE_INTENT;
        var reply = answer(request, asked);
        return held(point, node, asked.system()) ? reply : null;
    }

    private Reply change(int node, Request request, Asked asked) throws InterruptedException {
        var process = processes.apply(node);
        if (!held(Point.BEFORE_CALL, node, asked.system())) {
            note(process, asked.target(), asked.system(), asked.wanted(), Effect.DROPPED);
            return null;
        }
        var reply = applied(process, request, asked);
        return held(Point.AFTER_CALL, node, asked.system()) ? reply : null;
    }

    private synchronized Reply applied(String process, Request request, Asked asked) {
        var before = state(asked.target(), asked.system());
        var reply = answer(request, asked);
        var same = before.equals(state(asked.target(), asked.system()));
        note(process, asked.target(), asked.system(), asked.wanted(), same ? Effect.SAME : Effect.CHANGED);
        return reply;
    }

    /** What the target shows: the version, or {@code paused} or {@code running}. */
    String state(String target, String system) {
        return target.equals(REGISTRY) ? version(system) : isPaused(system) ? "paused" : "running";
    }

    private Reply answer(Request request, Asked asked) {
        return asked.target().equals(REGISTRY) ? registry.answer(request) : scheduler.answer(request);
    }

    private boolean held(Point point, int node, String system) throws InterruptedException {
        for (var trap : traps) {
            if (!trap.hold(point, node, system)) {
                return false;
            }
        }
        return true;
    }

    private synchronized boolean touched(String target, String system) {
        return calls.stream()
                .anyMatch(call -> call.applied()
                        && call.target().equals(target)
                        && call.system().equals(system));
    }

    private synchronized void note(String process, String target, String system, String wanted, Effect effect) {
        calls.add(new TargetCall(Instant.now(), target, process, system, wanted, effect));
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        var body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    /** What a request is about. */
    private record Asked(String target, String system, String wanted) {

        static Asked of(Request request) {
            return request.path().contains("/mlflow/") ? registry(request) : scheduler(request);
        }

        boolean isChange() {
            return !wanted.isEmpty();
        }

        private static Asked registry(Request request) {
            var in = request.method().equals("GET") ? null : CanonicalJson.readObject(request.body());
            if (in != null && request.path().endsWith("/alias")) {
                return new Asked(
                        REGISTRY, String.valueOf(in.get("name")), String.valueOf(in.getOrDefault("version", "none")));
            }
            var reads = request.path().endsWith("/registered-models/get");
            return new Asked(REGISTRY, reads ? request.uri().getQuery().replaceAll(".*name=([^&]*).*", "$1") : "", "");
        }

        private static Asked scheduler(Request request) {
            var dag = request.path().replaceAll("/api/v1/dags/?([^/]*).*", "$1");
            if (!request.method().equals("PATCH")) {
                return new Asked(SCHEDULER, request.path().endsWith("/dagRuns") ? "" : dag, "");
            }
            var paused =
                    Boolean.TRUE.equals(CanonicalJson.readObject(request.body()).get("is_paused"));
            return new Asked(SCHEDULER, dag, paused ? "paused" : "running");
        }
    }
}
