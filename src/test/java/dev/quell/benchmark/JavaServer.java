package dev.quell.benchmark;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A program of the class path in a JVM of its own, both sides with the same flags. */
final class JavaServer implements AutoCloseable {

    private static final Duration START_CAP = Duration.ofMinutes(4);
    private static final List<String> FLAGS = List.of("-Xmx1g");
    private static final Pattern COMPILER = Pattern.compile("\\((C1|C2) Compil");

    /** What {@code /proc} counts in; 100 a second on every Linux that there is. */
    private static final Duration TICK = Duration.ofMillis(10);

    private final Process process;
    private final Path log;
    private final int port;
    private final Duration startUp;

    private JavaServer(Process process, Path log, int port, Duration startUp) {
        this.process = process;
        this.log = log;
        this.port = port;
        this.startUp = startUp;
    }

    /**
     * Starts the program and waits until its log says that it is ready.
     *
     * @param classPath the entries of its class path
     * @param arguments with {@code PORT} for the port it is to listen on
     * @param ready what its log says then
     */
    static JavaServer start(Path log, String mainClass, List<String> classPath, List<String> arguments, String ready)
            throws IOException {
        var port = freePort();
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), mainClass, "--server.port=" + port));
        arguments.forEach(argument -> command.add(argument.replace("PORT", String.valueOf(port))));
        var begun = System.nanoTime();
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        awaitReady(process, log, ready);
        return new JavaServer(process, log, port, Duration.ofNanos(System.nanoTime() - begun));
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    Path log() {
        return log;
    }

    /** From the start of the JVM to the line of the log that says it is ready. */
    Duration startUp() {
        return startUp;
    }

    /** Resident memory in MiB. */
    double residentMemory() throws IOException {
        try (var lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElseThrow()
                    / 1024.0;
        }
    }

    /** CPU time that the compilers of the virtual machine have taken so far; it may end a thread that has nothing to do. */
    Duration compilation() throws IOException {
        try (var tasks = Files.list(Path.of("/proc", String.valueOf(process.pid()), "task"))) {
            return tasks.map(JavaServer::compilation).reduce(Duration.ZERO, Duration::plus);
        }
    }

    private static Duration compilation(Path task) {
        try {
            var stat = Files.readString(task.resolve("stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            var ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
            return COMPILER.matcher(stat).find() ? TICK.multipliedBy(ticks) : Duration.ZERO;
        } catch (IOException e) {
            return Duration.ZERO;
        }
    }

    /** Threads of the process, those of the virtual machine included. */
    int threads() throws IOException {
        try (var tasks = Files.list(Path.of("/proc", String.valueOf(process.pid()), "task"))) {
            return Math.toIntExact(tasks.count());
        }
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private static void awaitReady(Process process, Path log, String ready) {
        Awaitility.await("start, see " + log)
                .atMost(START_CAP)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("Ended while starting, see " + log);
                    }
                    return Files.readString(log).contains(ready);
                });
    }

    /**
     * The class path of a server as it is run: without the libraries of the tests, whose presence would have both sides configure more.
     *
     * @param output the directory below {@code target} that holds its own classes
     */
    static List<String> classPath(String output) {
        var own = Path.of("target", output).toAbsolutePath().toString();
        var libraries = System.getProperty("benchmark.libraries").split(File.pathSeparator);
        return Stream.concat(Stream.of(own), Arrays.stream(libraries)).toList();
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
