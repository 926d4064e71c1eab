package dev.quell.testing.outside;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Stands before an outside system, real or stubbed, and spoils the next change in a chosen way. With {@link Fault#HELD_AFTER_CHANGE} the
 * system has changed and the answer waits: the moment at which a crash leaves the effect of a call open.
 */
public final class FaultProxy implements AutoCloseable {

    /** What happens to the next changing request. */
    public enum Fault {
        NONE,
        FORBIDDEN,
        CONFLICT,
        BUSY,
        /** The connection breaks before the system has seen the request. */
        DROPPED_BEFORE_CHANGE,
        /** The system has changed, the answer comes too late. */
        HELD_AFTER_CHANGE,
        /** The system has changed, the answer is lost. */
        DROPPED_AFTER_CHANGE,
        /** The system has changed, the answer is an error. */
        ERROR_AFTER_CHANGE
    }

    /** A system that answers requests. */
    public interface Upstream {

        Reply answer(Request request) throws IOException;
    }

    public record Request(String method, URI uri, Map<String, List<String>> headers, String body) {

        public String path() {
            return uri.getPath();
        }

        public boolean has(String method, String path) {
            return this.method.equals(method) && path().equals(path);
        }
    }

    public record Reply(int status, String body) {}

    private final HttpServer server;
    private final Upstream upstream;
    private final Predicate<Request> isChange;
    private final AtomicInteger changes = new AtomicInteger();
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile Fault fault = Fault.NONE;

    /** @param isChange which requests are the changes that count and can be spoilt */
    public FaultProxy(Upstream upstream, Predicate<Request> isChange) {
        this.upstream = upstream;
        this.isChange = isChange;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newCachedThreadPool(FaultProxy::daemon));
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Spoils the next change; those after it go well. */
    public void spoilNext(Fault next) {
        fault = next;
    }

    /** Forgets what it has counted. */
    public void reset() {
        fault = Fault.NONE;
        changes.set(0);
    }

    /** Moves and removals of an alias in MLflow. */
    public static boolean movesAlias(Request request) {
        return !request.method().equals("GET") && request.path().endsWith("/registered-models/alias");
    }

    /** Changes of a DAG in Airflow. */
    public static boolean changesDag(Request request) {
        return request.method().equals("PATCH");
    }

    /** How many changing requests have come, spoilt ones included. */
    public int changes() {
        return changes.get();
    }

    /** Waits until the system has changed and the answer is being held. */
    public boolean awaitHeld(long seconds) throws InterruptedException {
        return held.await(seconds, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        released.countDown();
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    exchange.getRequestHeaders(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (!isChange.test(request)) {
                reply(exchange, upstream.answer(request));
                return;
            }
            changes.incrementAndGet();
            var now = fault;
            fault = Fault.NONE;
            spoil(exchange, request, now);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void spoil(HttpExchange exchange, Request request, Fault now) throws IOException, InterruptedException {
        switch (now) {
            case NONE -> reply(exchange, upstream.answer(request));
            case FORBIDDEN -> reply(exchange, refusal(403, request));
            case CONFLICT -> reply(exchange, refusal(409, request));
            case BUSY -> reply(exchange, refusal(503, request));
            case DROPPED_BEFORE_CHANGE -> exchange.close();
            case DROPPED_AFTER_CHANGE -> {
                upstream.answer(request);
                exchange.close();
            }
            case ERROR_AFTER_CHANGE -> {
                upstream.answer(request);
                reply(exchange, refusal(500, request));
            }
            case HELD_AFTER_CHANGE -> {
                upstream.answer(request);
                held.countDown();
                released.await(1, TimeUnit.MINUTES);
            }
        }
    }

    /** As careless servers do, the refusal repeats the credentials that it was sent. */
    private static Reply refusal(int status, Request request) {
        var credentials = String.join(" ", request.headers().getOrDefault("Authorization", List.of()));
        return new Reply(status, "{\"message\":\"refused, you sent " + credentials + "\"}");
    }

    private static void reply(HttpExchange exchange, Reply reply) throws IOException {
        var body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "fault-proxy");
        thread.setDaemon(true);
        return thread;
    }
}
