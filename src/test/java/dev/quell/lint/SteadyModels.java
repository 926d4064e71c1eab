package dev.quell.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** A small playbook, its decision and its form, in which no rule finds anything; tests spoil a copy. */
public final class SteadyModels {

    public static final String PROCESS = "steady.bpmn";
    public static final String DECISION = "steady-watch.dmn";
    public static final String FORM = "steady.form";

    private SteadyModels() {}

    public static Map<String, byte[]> all() {
        var all = new HashMap<String, byte[]>();
        for (var name : new String[] {PROCESS, DECISION, FORM}) {
            all.put(name, text(name).getBytes(StandardCharsets.UTF_8));
        }
        return all;
    }

    public static String text(String name) {
        try (var file = SteadyModels.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with the first occurrence of a text replaced. */
    public static Map<String, byte[]> spoilt(String name, String before, String after) {
        var text = text(name);
        var at = text.indexOf(before);
        if (at < 0) {
            throw new IllegalArgumentException(name + " does not hold " + before);
        }
        var all = all();
        all.put(
                name,
                (text.substring(0, at) + after + text.substring(at + before.length()))
                        .getBytes(StandardCharsets.UTF_8));
        return all;
    }
}
