package dev.quell.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.quell.testing.outside.FaultProxy.Request;
import dev.quell.testing.outside.MlflowStub;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A model registry that notes when each model's alias was moved. */
final class RegistryTarget implements AutoCloseable {

    private static final String CHANGE = "/api/2.0/mlflow/registered-models/alias";

    private final MlflowStub registry = new MlflowStub();
    private final Map<String, List<Long>> changes = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(32);
    private final HttpServer server;

    private RegistryTarget(HttpServer server) {
        this.server = server;
    }

    static RegistryTarget start() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        var target = new RegistryTarget(server);
        server.setExecutor(target.threads);
        server.createContext("/", target::answer);
        server.start();
        return target;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A model whose alias stands at version 2; version 1 was good. */
    void furnish(String model) {
        registry.registerModel(model, 2);
        registry.alias(model, "champion", "2");
    }

    /** When the alias was moved, each time, by {@link System#nanoTime}; empty while it has not been. */
    List<Long> changesOf(String model) {
        return changes.getOrDefault(model, List.of());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var arrived = System.nanoTime();
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (exchange.getRequestMethod().equals("POST")
                    && exchange.getRequestURI().getPath().equals(CHANGE)) {
                var model = Http.JSON.readTree(body).path("name").asText();
                changes.computeIfAbsent(model, name -> new CopyOnWriteArrayList<>())
                        .add(arrived);
            }
            var reply =
                    registry.answer(new Request(exchange.getRequestMethod(), exchange.getRequestURI(), Map.of(), body));
            var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(reply.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
