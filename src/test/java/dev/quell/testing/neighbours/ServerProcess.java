package dev.quell.testing.neighbours;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A server's process with all its children, which end when it is closed or the JVM ends. */
final class ServerProcess implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int TAIL_LINES = 30;

    private final Process process;
    private final Path log;
    private final Thread hook = new Thread(this::endTree);

    private ServerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Starts {@code command} in the workspace; what it prints goes to a log file there, named after {@code name}. */
    static ServerProcess start(
            Workspace workspace, String name, Map<String, String> environment, List<String> command) {
        var log = workspace.directory().resolve(name + ".log");
        var builder = new ProcessBuilder(command)
                .directory(workspace.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        try {
            return new ServerProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + command, e);
        }
    }

    /** Waits until the process has ended by itself with exit code 0; ends it and fails after {@code cap}. */
    void awaitEnd(Duration cap) {
        try (this) {
            if (!process.waitFor(cap.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(
                        "Did not succeed within %s. Its last words:%n%s".formatted(cap, tail()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Waits until {@code ready} answers true. Ends the process and fails after {@code cap}, and at once when the
     * process has died.
     */
    void awaitReady(Duration cap, Callable<Boolean> ready) {
        try {
            Awaitility.await()
                    .atMost(cap)
                    .pollInterval(Duration.ofMillis(100))
                    .ignoreExceptions()
                    .until(() -> !process.isAlive() || ready.call());
        } catch (ConditionTimeoutException e) {
            close();
            throw new IllegalStateException("Not ready within %s. Its last words:%n%s".formatted(cap, tail()), e);
        }
        if (!process.isAlive()) {
            close();
            throw new IllegalStateException("Ended with exit code %s instead of getting ready. Its last words:%n%s"
                    .formatted(process.exitValue(), tail()));
        }
    }

    private String tail() {
        try {
            var lines = Files.readAllLines(log);
            return String.join(
                    System.lineSeparator(), lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    @Override
    public void close() {
        endTree();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the JVM is going down: the hook runs anyway and finds nothing left to do
        }
    }

    private void endTree() {
        // children first looked up, then ended: those of a process that is gone can no longer be found
        var tree = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        process.destroy();
        try {
            process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        tree.forEach(ProcessHandle::destroyForcibly);
    }
}
