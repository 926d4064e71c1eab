package dev.quell.faults;

import static org.awaitility.Awaitility.await;

import dev.quell.testing.QuellProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.Driver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** A PostgreSQL server on a small disk, as durable as in production, that can be stopped in every way. */
final class Database implements AutoCloseable {

    private static final int DISK_MEGABYTES = 640;
    private static final Duration CAP = Duration.ofMinutes(1);

    private final Disk disk;
    private final int port = QuellProcess.freePort();
    private EmbeddedPostgres server;

    Database(Path directory) {
        disk = Disk.mount(directory, DISK_MEGABYTES);
        server = start();
    }

    int port() {
        return port;
    }

    Disk disk() {
        return disk;
    }

    /** For looking only, past every proxy. Fails while the server is down. */
    JdbcClient jdbc() {
        var properties = new Properties();
        properties.setProperty("socketTimeout", "30");
        return JdbcClient.create(new SimpleDriverDataSource(new Driver(), url(), properties));
    }

    /** Ends every connection, as an administrator would. */
    void terminateBackends() {
        jdbc().sql("""
                        select count(pg_terminate_backend(pid)) from pg_stat_activity
                        where pid <> pg_backend_pid() and backend_type = 'client backend'""").query(Long.class).single();
    }

    /** {@code pg_ctl stop -m immediate}: no checkpoint, the next start recovers from the log. */
    void stopImmediately() {
        postmaster().ifPresent(process -> {
            signal("QUIT", process.pid());
            await("end of PostgreSQL").atMost(CAP).until(() -> !process.isAlive());
        });
    }

    void restart() throws IOException {
        server.close();
        server = start();
    }

    /** Whether it has given up; a full disk does that to it. */
    boolean isDown() {
        return postmaster().isEmpty();
    }

    @Override
    public void close() throws IOException {
        server.close();
        disk.close();
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres&connectTimeout=5";
    }

    private EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(disk.directory().resolve("data"))
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("min_wal_size", "32MB")
                    .setServerConfig("max_wal_size", "96MB")
                    .setServerConfig("log_min_messages", "fatal")
                    .setPGStartupWait(CAP)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void signal(String name, long process) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The server's first process; the file that names it may be one of a server that has died. */
    private Optional<ProcessHandle> postmaster() {
        var file = disk.directory().resolve("data/postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(file)) {
            return lines.findFirst()
                    .map(String::trim)
                    .map(Long::parseLong)
                    .flatMap(ProcessHandle::of)
                    .filter(ProcessHandle::isAlive);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
