package dev.quell.inventory.web;

import dev.quell.inventory.AiSystemSpec;
import dev.quell.inventory.Direction;
import dev.quell.inventory.DriftSettings;
import dev.quell.inventory.DriftTest;
import dev.quell.inventory.FeatureTest;
import dev.quell.inventory.MetricThreshold;
import dev.quell.inventory.Pipeline;
import dev.quell.inventory.Registry;
import dev.quell.inventory.RiskClass;
import dev.quell.shared.FieldErrors;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Understands a filled-in form. A number that cannot be read becomes none that the rules accept, so that they name its field. */
final class SystemFormReader {

    private final SystemForm form;
    private final FieldErrors errors = new FieldErrors();

    private SystemFormReader(SystemForm form) {
        this.form = form;
    }

    /** @throws dev.quell.shared.Problem 400 naming the features that cannot be understood */
    static AiSystemSpec read(SystemForm form) {
        var reader = new SystemFormReader(form);
        var spec = reader.spec();
        reader.errors.throwIfAny();
        return spec;
    }

    private AiSystemSpec spec() {
        return new AiSystemSpec(
                form.value("id"),
                form.value("name"),
                form.value("purpose"),
                form.value("owner"),
                named(RiskClass.values(), form.value("riskClass")),
                form.value("personalData").equals("true"),
                Arrays.stream(form.value("jurisdictions").split(",", -1))
                        .map(String::strip)
                        .filter(place -> !place.isEmpty())
                        .toList(),
                registry(),
                form.list("pipelines").stream()
                        .map(row -> new Pipeline(text(row, "connection"), text(row, "dagId")))
                        .toList(),
                form.value("servingEndpoint"),
                form.value("fallback"),
                form.list("metrics").stream().map(SystemFormReader::metric).toList(),
                new DriftSettings(
                        optional("drift.referenceWindow"),
                        optional("drift.currentWindow"),
                        features(),
                        optionalNumber(form.value("drift.datasetShare"))),
                scenarios(),
                version());
    }

    private @Nullable Registry registry() {
        var fields = Stream.of("connection", "model", "alias", "lastGoodVersion")
                .map(part -> form.value("registry." + part).strip())
                .toList();
        return fields.stream().allMatch(String::isEmpty)
                ? null
                : new Registry(
                        fields.get(0),
                        fields.get(1),
                        fields.get(2),
                        fields.get(3).isEmpty() ? null : fields.get(3));
    }

    @SuppressWarnings("NullAway") // the rules refuse a metric without a direction
    private static MetricThreshold metric(Map<String, String> row) {
        return new MetricThreshold(
                text(row, "metric"),
                number(text(row, "baseline")),
                number(text(row, "threshold")),
                named(Direction.values(), text(row, "direction")),
                text(row, "family"));
    }

    private Map<String, FeatureTest> features() {
        var tests = new LinkedHashMap<String, FeatureTest>();
        var rows = form.list("drift.features");
        for (var i = 0; i < rows.size(); i++) {
            var path = "drift.features[" + i + "].";
            var test = text(rows.get(i), "test");
            var known = Arrays.stream(DriftTest.values())
                    .filter(each -> each.key().equals(test))
                    .findFirst();
            errors.refuse(
                    known.isEmpty() && !test.isEmpty(),
                    path + "test",
                    "is no test that Quell knows; choose one of the list");
            var before = tests.put(
                    text(rows.get(i), "feature"),
                    new FeatureTest(known.orElse(null), optionalNumber(text(rows.get(i), "threshold"))));
            errors.refuse(before != null, path + "feature", "occurs twice; keep one");
        }
        return tests;
    }

    private Map<String, String> scenarios() {
        var agreed = new LinkedHashMap<String, String>();
        for (var type : form.scenarios()) {
            var severity = form.value(SystemForm.SCENARIO + type);
            if (!severity.isBlank()) {
                agreed.put(type, severity.strip());
            }
        }
        return agreed;
    }

    private @Nullable Integer version() {
        var version = form.value("version");
        return version.matches("\\d{1,9}") ? Integer.valueOf(version) : null;
    }

    private @Nullable String optional(String field) {
        var text = form.value(field).strip();
        return text.isEmpty() ? null : text;
    }

    private static String text(Map<String, String> row, String part) {
        return Objects.requireNonNullElse(row.get(part), "").strip();
    }

    private static @Nullable Double optionalNumber(String text) {
        return text.isBlank() ? null : Double.valueOf(number(text));
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static <E extends Enum<E>> @Nullable E named(E[] values, String name) {
        return List.of(values).stream()
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
