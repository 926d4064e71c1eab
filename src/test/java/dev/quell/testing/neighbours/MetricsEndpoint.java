package dev.quell.testing.neighbours;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** A scrape target: a model monitor's {@code /metrics} page with gauges that a test sets. */
public final class MetricsEndpoint implements AutoCloseable {

    private final Map<String, Double> gauges = new ConcurrentSkipListMap<>();
    private final HttpServer server;

    private MetricsEndpoint(HttpServer server) {
        this.server = server;
    }

    public static MetricsEndpoint start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var endpoint = new MetricsEndpoint(server);
            server.createContext("/metrics", endpoint::answer);
            server.start();
            return endpoint;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets a gauge by its series, for example {@code feature_drift_psi{ai_system="credit-scoring"}}. */
    public void set(String series, double value) {
        gauges.put(series, value);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        var page = gauges.entrySet().stream()
                .map(gauge -> gauge.getKey() + " " + gauge.getValue() + "\n")
                .collect(Collectors.joining())
                .getBytes(UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, page.length == 0 ? -1 : page.length);
            exchange.getResponseBody().write(page);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
