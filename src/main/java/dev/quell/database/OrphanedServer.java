package dev.quell.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL server that outlived the JVM which had started it. */
record OrphanedServer(ProcessHandle process) {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanedServer.class);
    private static final long STOP_LIMIT_SECONDS = 30;

    /** Reads {@code postmaster.pid}; a file whose process is gone is left to PostgreSQL, which clears it. */
    static Optional<OrphanedServer> of(Path cluster) {
        var pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(pidFile)) {
            return lines.findFirst()
                    .map(String::trim)
                    .map(Long::parseLong)
                    .flatMap(ProcessHandle::of)
                    .filter(process -> process.info()
                            .command()
                            .filter(c -> c.contains("postgres"))
                            .isPresent())
                    .map(OrphanedServer::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGINT is PostgreSQL's fast shutdown: open transactions are rolled back, nothing committed is lost. */
    void stop() {
        LOG.info("Stopping the PostgreSQL server that an earlier run left behind (pid {})", process.pid());
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            process.onExit().get(STOP_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException | IOException e) {
            throw new IllegalStateException(
                    "The PostgreSQL server with pid " + process.pid() + " does not stop; end it and start again", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
