package dev.quell.stream;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * One event as the HTML standard (server-sent events) has it.
 *
 * @param id the position of the event; no line break and no NUL, which the format could not carry
 * @param name what a page listens for
 * @param data any text; line breaks survive
 */
public record StreamEvent(String id, String name, String data) {

    public StreamEvent {
        if (id.matches("(?s).*[\\r\\n\\x00].*") || name.matches("(?s).*[\\r\\n].*")) {
            throw new IllegalArgumentException("The id and the name of an event are one line each");
        }
    }

    byte[] bytes() {
        var lines = data.lines().map(line -> "data: " + line + "\n").collect(Collectors.joining());
        var text = "id: " + id + "\nevent: " + name + "\n" + (lines.isEmpty() ? "data:\n" : lines) + "\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
