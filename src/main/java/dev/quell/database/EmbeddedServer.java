package dev.quell.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** One PostgreSQL server on one data directory, held by one JVM at a time. */
final class EmbeddedServer implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(1);

    private final FileChannel lock;
    private final EmbeddedPostgres postgres;

    private EmbeddedServer(FileChannel lock, EmbeddedPostgres postgres) {
        this.lock = lock;
        this.postgres = postgres;
    }

    /**
     * Starts the server, first stopping one that a killed JVM has left behind.
     *
     * @throws IllegalStateException when another Quell holds the directory
     */
    static EmbeddedServer start(Path directory) throws IOException {
        var home = directory.toAbsolutePath().normalize();
        Files.createDirectories(home);
        var lock = lock(home);
        try {
            var cluster = home.resolve("postgresql");
            OrphanedServer.of(cluster).ifPresent(OrphanedServer::stop);
            return new EmbeddedServer(
                    lock,
                    EmbeddedPostgres.builder()
                            .setDataDirectory(cluster)
                            .setCleanDataDirectory(false)
                            // the library's defaults would lose what was acknowledged when the machine fails
                            .setServerConfig("fsync", "on")
                            .setServerConfig("synchronous_commit", "on")
                            // its own hook would stop the server before the connection pool is closed
                            .setRegisterShutdownHook(false)
                            .setPGStartupWait(START_LIMIT)
                            .start());
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        lock.close();
    }

    private static FileChannel lock(Path home) throws IOException {
        var channel = FileChannel.open(home.resolve("quell.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new IllegalStateException("Another Quell is using " + home
                    + ". Stop it, or choose another directory with quell.data-directory (QUELL_DATA_DIRECTORY).");
        }
        return channel;
    }
}
