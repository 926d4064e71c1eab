package dev.quell.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;

/** Debian's Alertmanager by itself: no cluster, and a receiver that tells nobody, so that it only takes alerts. */
final class AlertmanagerPeer implements AutoCloseable {

    private static final String CONFIGURATION = """
            route:
              receiver: nobody
              group_by: [alertname]
            receivers:
              - name: nobody
            """;

    private final Process process;
    private final URI url;

    private AlertmanagerPeer(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    static AlertmanagerPeer start(Path directory) throws IOException {
        var port = JavaServer.freePort();
        var configuration = Files.writeString(directory.resolve("alertmanager.yml"), CONFIGURATION);
        var process = new ProcessBuilder(
                        "prometheus-alertmanager",
                        "--config.file=" + configuration,
                        "--storage.path=" + directory.resolve("alertmanager-" + UUID.randomUUID()),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address=")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("alertmanager.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        var peer = new AlertmanagerPeer(process, URI.create("http://127.0.0.1:" + port));
        var http = new Http();
        Awaitility.await("start of Alertmanager")
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() ->
                        http.json("GET", peer.url("/api/v2/status"), null, null).has("uptime"));
        return peer;
    }

    URI url(String path) {
        return url.resolve(path);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
