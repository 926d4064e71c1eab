package dev.quell.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The load generator {@code wrk}: one thread, and as many connections as it is told, each with one request at a time. */
final class Wrk {

    private static final String RESULT = "RESULT ";

    private final Path script;

    private Wrk(Path script) {
        this.script = script;
    }

    /**
     * What one run found.
     *
     * @param requests answered, failures included
     * @param failed answered with 4xx or 5xx, or not at all
     */
    record Load(long requests, double seconds, double p50, double p99, double max, long failed) {

        double rate() {
            return (requests - failed) / seconds;
        }

        long succeeded() {
            return requests - failed;
        }
    }

    /** @param resource a Lua script beside this class */
    static Wrk script(Path directory, String resource) {
        try {
            return new Wrk(Files.writeString(directory.resolve(resource), Resources.text(resource)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Load run(URI url, Duration duration, int connections, List<String> arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                "wrk",
                "--threads=1",
                "--connections=" + connections,
                "--duration=" + duration.toSeconds() + "s",
                "--timeout=10s",
                "--script=" + script,
                url.toString(),
                "--"));
        command.addAll(arguments);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("wrk failed: " + output);
        }
        return output.lines()
                .filter(line -> line.startsWith(RESULT))
                .findFirst()
                .map(Wrk::parse)
                .orElseThrow(() -> new IOException("wrk printed no result: " + output));
    }

    /** Counts, and times in microseconds, as the scripts print them. */
    private static Load parse(String line) {
        var fields = line.substring(RESULT.length()).strip().split(" ");
        var numbers = new long[fields.length];
        for (var i = 0; i < fields.length; i++) {
            numbers[i] = Long.parseLong(fields[i]);
        }
        return new Load(numbers[0], numbers[1] / 1e6, numbers[2] / 1e3, numbers[3] / 1e3, numbers[4] / 1e3, numbers[5]);
    }
}
