package dev.quell.inventory.process;

import dev.quell.engine.FormAnswers;
import dev.quell.inventory.Direction;
import dev.quell.inventory.DriftTest;
import dev.quell.inventory.FeatureTest;
import dev.quell.inventory.MetricThreshold;
import dev.quell.inventory.Pipeline;
import dev.quell.shared.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the fields of the registration form that hold one entry a line, parts set apart by semicolons. */
final class RegistrationLines {

    private final FormAnswers answers;

    RegistrationLines(FormAnswers answers) {
        this.answers = answers;
    }

    List<Pipeline> pipelines(String text) {
        return read("pipelines", text, 2, "connection; pipeline id", parts -> new Pipeline(parts.get(0), parts.get(1)));
    }

    List<MetricThreshold> metrics(String text) {
        return read(
                "metrics",
                text,
                4,
                "metric; baseline; threshold; above or below",
                parts -> new MetricThreshold(
                        parts.get(0),
                        Double.parseDouble(parts.get(1)),
                        Double.parseDouble(parts.get(2)),
                        Direction.valueOf(parts.get(3).toUpperCase(Locale.ROOT))));
    }

    Map<String, FeatureTest> features(String text) {
        var tests = new LinkedHashMap<String, FeatureTest>();
        read("featureTests", text, 3, "feature; test; threshold", parts -> {
                    var test = new FeatureTest(DriftTest.ofKey(parts.get(1)), Double.parseDouble(parts.get(2)));
                    return Map.entry(parts.get(0), test);
                })
                .forEach(entry -> tests.put(entry.getKey(), entry.getValue()));
        return tests;
    }

    private <T> List<T> read(String field, String text, int size, String shape, Function<List<String>, T> make) {
        var entries = new ArrayList<T>();
        for (var line : text.lines().filter(each -> !each.isBlank()).toList()) {
            var parts = Arrays.stream(line.split(";")).map(String::strip).toList();
            var entry = parts.size() == size ? made(parts, make) : Optional.<T>empty();
            if (entry.isEmpty()) {
                answers.refuse(field, "write the line \"" + line.strip() + "\" as " + shape);
            }
            entry.ifPresent(entries::add);
        }
        return entries;
    }

    private static <T> Optional<T> made(List<String> parts, Function<List<String>, T> make) {
        try {
            return Optional.of(make.apply(parts));
        } catch (IllegalArgumentException | Problem e) {
            return Optional.empty();
        }
    }
}
