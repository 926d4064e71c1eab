package dev.quell.testing.neighbours;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A real Alertmanager with one receiver: a webhook that gets every group of alerts one second after its first alert,
 * and again every five seconds when the group changed or the webhook refused it.
 */
public final class AlertmanagerServer implements AutoCloseable {

    private static final Duration START_CAP = Duration.ofSeconds(30);

    private final Workspace workspace;
    private final ServerProcess process;
    private final URI url;
    private final Rest rest;

    private AlertmanagerServer(Workspace workspace, ServerProcess process, URI url) {
        this.workspace = workspace;
        this.process = process;
        this.url = url;
        this.rest = new Rest(url + "/api/v2");
    }

    /** How the webhook proves who it is: the {@code http_config} of Alertmanager's configuration. */
    public record Credentials(String httpConfig) {

        public static Credentials bearer(String token) {
            return new Credentials("{authorization: {type: Bearer, credentials: '%s'}}".formatted(token));
        }

        public static Credentials basic(String user, String password) {
            return new Credentials("{basic_auth: {username: '%s', password: '%s'}}".formatted(user, password));
        }
    }

    /** Starts an Alertmanager that posts to {@code webhook}, grouped by {@code alertname} and {@code ai_system}. */
    public static AlertmanagerServer start(URI webhook, Credentials credentials) {
        var program = Programs.onPath("prometheus-alertmanager");
        var workspace = Workspace.create("alertmanager");
        var port = Workspace.freePort();
        var configuration = workspace.write("alertmanager.yml", configuration(webhook, credentials));
        var command = List.of(
                program.toString(),
                "--config.file=" + configuration,
                "--storage.path=" + workspace.directory().resolve("data"),
                "--web.listen-address=127.0.0.1:" + port,
                "--cluster.listen-address=");
        var process = ServerProcess.start(workspace, "alertmanager", Map.of(), command);
        var server = new AlertmanagerServer(workspace, process, URI.create("http://127.0.0.1:" + port));
        var root = new Rest(server.url.toString());
        process.awaitReady(
                START_CAP, () -> root.exchange("GET", "/-/ready", null).status() == 200);
        return server;
    }

    private static String configuration(URI webhook, Credentials credentials) {
        return """
                route:
                  receiver: quell
                  group_by: [alertname, ai_system]
                  group_wait: 1s
                  group_interval: 5s
                  repeat_interval: 1h
                receivers:
                  - name: quell
                    webhook_configs:
                      - url: %s
                        send_resolved: true
                        http_config: %s
                """.formatted(webhook, credentials.httpConfig());
    }

    public URI url() {
        return url;
    }

    /**
     * Makes an alert fire from now on; {@code labels} must hold {@code alertname}. The same labels again are the same
     * alert.
     */
    public void fire(Map<String, String> labels, Map<String, String> annotations) {
        rest.post("/alerts", List.of(Map.of("labels", labels, "annotations", annotations)));
    }

    /** Ends the alert with these labels at {@code endsAt}, which must not lie in the future. */
    public void resolve(Map<String, String> labels, Instant endsAt) {
        rest.post("/alerts", List.of(Map.of("labels", labels, "endsAt", endsAt.toString())));
    }

    /** The {@code alertname}s of what fires now. */
    public List<String> firing() {
        return rest.get("/alerts").findValuesAsText("alertname");
    }

    @Override
    public void close() {
        process.close();
        workspace.delete();
    }
}
