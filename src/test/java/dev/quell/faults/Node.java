package dev.quell.faults;

import dev.quell.testing.QuellProcess;
import dev.quell.testing.outside.AirflowStub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One Quell node: a JVM on a port of its own, started again and again, and its links to the database and the targets. */
final class Node implements AutoCloseable {

    private static final Duration DATABASE_DELAY = Duration.ofMillis(20);
    private static final Duration TARGET_DELAY = Duration.ofMillis(700);

    /** Ready again in six to eight seconds on an idle machine: what matters while it is killed every few. */
    private static final List<String> JVM = List.of(
            "-Xmx512m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-Duser.timezone=UTC",
            "-cp",
            QuellProcess.productClassPath());

    private final int index;
    private final Path directory;
    private final int port = QuellProcess.freePort();
    private final Map<String, String> more;
    private final TcpProxy database;
    private final TcpProxy registry;
    private final TcpProxy scheduler;
    private volatile QuellProcess process;
    private volatile int starts;

    Node(int index, Path directory, Map<String, String> more, InetSocketAddress database, InetSocketAddress targets) {
        this.index = index;
        this.directory = directory;
        this.more = more;
        this.database = new TcpProxy(database, DATABASE_DELAY);
        this.registry = new TcpProxy(targets, TARGET_DELAY);
        this.scheduler = new TcpProxy(targets, TARGET_DELAY);
    }

    int index() {
        return index;
    }

    /** The node and how often it was started, such as {@code n1.3}. */
    String name() {
        return "n" + index + "." + starts;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    Path log() {
        return directory.resolve("quell-" + port + ".log");
    }

    TcpProxy database() {
        return database;
    }

    List<TcpProxy> targets() {
        return List.of(registry, scheduler);
    }

    /** Does not wait until it is ready. */
    void start() {
        starts++;
        process = QuellProcess.launch(directory, port, JVM, properties());
    }

    void awaitReady() {
        process.awaitReady();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    boolean isReady() {
        try {
            return process.isAlive() && process.isReady();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void kill() {
        process.kill();
    }

    void pause() {
        signal("STOP");
    }

    void resume() {
        signal("CONT");
    }

    /** An orderly stop. */
    void stop() {
        process.close();
    }

    void heal() {
        database.heal();
        targets().forEach(TcpProxy::heal);
    }

    @Override
    public void close() throws IOException {
        if (process != null) {
            process.kill();
        }
        database.close();
        registry.close();
        scheduler.close();
    }

    private Map<String, String> properties() {
        var properties = new TreeMap<>(Map.of(
                "spring.datasource.url", "jdbc:postgresql://127.0.0.1:" + database.port() + "/postgres",
                "spring.datasource.username", "postgres",
                "spring.datasource.password", "postgres",
                "quell.demo", "true",
                "quell.demo-password", "quell",
                "quell.connections.registry.type", "mlflow",
                "quell.connections.registry.networks", "loopback",
                "quell.connections.registry.url", "http://127.0.0.1:" + registry.port()));
        properties.putAll(Map.of(
                "quell.connections.scheduler.type",
                "airflow",
                "quell.connections.scheduler.api-version",
                "2",
                "quell.connections.scheduler.username",
                AirflowStub.USER,
                "quell.connections.scheduler.password",
                AirflowStub.PASSWORD,
                "quell.connections.scheduler.networks",
                "loopback",
                "quell.connections.scheduler.url",
                "http://127.0.0.1:" + scheduler.port()));
        properties.putAll(more);
        return properties;
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
