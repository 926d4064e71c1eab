package dev.quell.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The ERROR lines of the nodes' logs: how many, and those that no fault explains. */
record LogErrors(int total, List<String> unexplained) {

    private static final Pattern ERROR = Pattern.compile("^\\S+ +ERROR .*");
    private static final Pattern ENTRY = Pattern.compile("^\\d{4}-\\d\\d-\\d\\dT.*");

    /** What a broken database, a broken link or two nodes at the same row make Quell say. */
    private static final Pattern EXPLAINED = Pattern.compile(
            "(?i)connection|hikari|socket|I/O error|PSQLException|transaction|terminating|recovery mode|starting up|at work on|may still arrive|"
                    + "shutting down|No space left|could not (extend|write|access|open)|optimistic|ENGINE-03083|timed? ?out|"
                    + "NotDoneYet|does not answer|nothing whole came back|not sent|rollback|rolled back|lock timeout");

    static LogErrors of(List<Path> logs) {
        var total = 0;
        var unexplained = new TreeMap<String, Integer>();
        for (var log : logs) {
            var lines = lines(log);
            for (var i = 0; i < lines.size(); i++) {
                if (ERROR.matcher(lines.get(i)).matches()) {
                    total++;
                    if (!EXPLAINED.matcher(entry(lines, i)).find()) {
                        unexplained.merge(message(lines.get(i)), 1, Integer::sum);
                    }
                }
            }
        }
        var list = new ArrayList<String>();
        unexplained.forEach((message, count) -> list.add(count + " × " + message));
        return new LogErrors(total, list);
    }

    /** The line with its stack trace. */
    private static String entry(List<String> lines, int from) {
        var to = from + 1;
        while (to < lines.size() && !ENTRY.matcher(lines.get(to)).matches()) {
            to++;
        }
        return String.join("\n", lines.subList(from, to));
    }

    /** The same message about another incident is the same. */
    private static String message(String line) {
        var message = line.replaceFirst("^.*?: ", "").replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}|\\d+", "#");
        return message.substring(0, Math.min(160, message.length()));
    }

    private static List<String> lines(Path log) {
        try {
            return Files.exists(log)
                    ? new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                            .lines()
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
