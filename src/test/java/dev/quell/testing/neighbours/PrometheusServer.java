package dev.quell.testing.neighbours;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** A real Prometheus that scrapes one target and evaluates its rules every second. */
public final class PrometheusServer implements AutoCloseable {

    private static final Duration START_CAP = Duration.ofSeconds(30);

    private final Workspace workspace;
    private final ServerProcess process;
    private final URI url;

    private PrometheusServer(Workspace workspace, ServerProcess process, URI url) {
        this.workspace = workspace;
        this.process = process;
        this.url = url;
    }

    /**
     * Starts a Prometheus.
     *
     * @param target what it scrapes, at the path {@code /metrics}; only host and port count
     * @param rules a rule file's content
     * @param alertmanager where alerts go; only host and port count
     */
    public static PrometheusServer start(URI target, String rules, URI alertmanager) {
        var program = Programs.onPath("prometheus");
        var workspace = Workspace.create("prometheus");
        var port = Workspace.freePort();
        workspace.write("rules.yml", rules);
        var configuration = workspace.write("prometheus.yml", configuration(target, alertmanager));
        var command = List.of(
                program.toString(),
                "--config.file=" + configuration,
                "--storage.tsdb.path=" + workspace.directory().resolve("data"),
                "--web.listen-address=127.0.0.1:" + port);
        var process = ServerProcess.start(workspace, "prometheus", Map.of(), command);
        var server = new PrometheusServer(workspace, process, URI.create("http://127.0.0.1:" + port));
        var root = new Rest(server.url.toString());
        process.awaitReady(
                START_CAP, () -> root.exchange("GET", "/-/ready", null).status() == 200);
        return server;
    }

    private static String configuration(URI target, URI alertmanager) {
        return """
                global: {scrape_interval: 1s, evaluation_interval: 1s}
                rule_files: [rules.yml]
                alerting: {alertmanagers: [{static_configs: [{targets: ['%s']}]}]}
                scrape_configs: [{job_name: model-monitoring, static_configs: [{targets: ['%s']}]}]
                """.formatted(alertmanager.getAuthority(), target.getAuthority());
    }

    public URI url() {
        return url;
    }

    /** The first sample of an instant query; empty when no series matches. */
    public OptionalDouble query(String promql) {
        var result = new Rest(url.toString()).get("/api/v1/query?query=" + encode(promql, UTF_8));
        var value = result.at("/data/result/0/value/1");
        return value.isMissingNode() ? OptionalDouble.empty() : OptionalDouble.of(value.asDouble());
    }

    @Override
    public void close() {
        process.close();
        workspace.delete();
    }
}
