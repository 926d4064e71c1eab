package dev.quell.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A running statistics_peer.py; its Python has the newest numpy and scipy installed. */
final class StatisticsPeer implements AutoCloseable {

    /** As .ci/benchmark installs it. */
    private static final String PYTHON = Path.of(
                    System.getenv()
                            .getOrDefault(
                                    "QUELL_NEIGHBOURS_HOME",
                                    System.getProperty("user.home") + "/.cache/quell-neighbours"),
                    "scipy",
                    "bin",
                    "python")
            .toString();

    private final Process process;
    private final PrintWriter questions;
    private final BufferedReader answers;
    private final String version;

    StatisticsPeer(Path samples) throws IOException {
        process = new ProcessBuilder(PYTHON, "-c", script(), samples.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        questions = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        version = answer();
    }

    String version() {
        return version;
    }

    /** The statistic, whose duration without any transport is added to {@code durations}. */
    double measure(String statistic, Durations durations) throws IOException {
        questions.println(statistic);
        var secondsAndResult = answer().split(" ");
        durations.add(Double.parseDouble(secondsAndResult[0]));
        return Double.parseDouble(secondsAndResult[1]);
    }

    private String answer() throws IOException {
        var line = answers.readLine();
        if (line == null) {
            throw new IOException("The peer " + PYTHON + " ended; it needs numpy and scipy");
        }
        return line;
    }

    private static String script() throws IOException {
        try (var in = StatisticsPeer.class.getResourceAsStream("/dev/quell/benchmark/statistics_peer.py")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
