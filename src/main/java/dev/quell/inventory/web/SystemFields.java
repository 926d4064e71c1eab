package dev.quell.inventory.web;

import dev.quell.inventory.AiSystem;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lays an entry out as the fields of its form. */
final class SystemFields {

    private final Map<String, String> fields = new TreeMap<>();

    private SystemFields() {}

    static SystemForm of(AiSystem system) {
        var laidOut = new SystemFields();
        laidOut.plain(system);
        laidOut.lists(system);
        laidOut.drift(system);
        system.scenarioSeverities().forEach((type, severity) -> laidOut.put(SystemForm.SCENARIO + type, severity));
        return SystemForm.of(laidOut.fields);
    }

    /** {@code metrics[0].baseline} as people say it: metrics 1, baseline. */
    static String words(String field) {
        var counted = new StringBuilder();
        var numbered = Pattern.compile("\\[(\\d+)]").matcher(field);
        while (numbered.find()) {
            numbered.appendReplacement(counted, " " + (Integer.parseInt(numbered.group(1)) + 1));
        }
        numbered.appendTail(counted);
        return counted.toString()
                .replace(".", ", ")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }

    private void plain(AiSystem system) {
        put("id", system.id());
        put("name", system.name());
        put("purpose", system.purpose());
        put("owner", system.owner());
        put("riskClass", system.riskClass().name());
        put("personalData", system.personalData() ? "true" : "");
        put("jurisdictions", String.join(", ", system.jurisdictions()));
        put("servingEndpoint", system.servingEndpoint());
        put("fallback", system.fallback());
        put("version", system.version());
        var registry = system.registry();
        if (registry != null) {
            put("registry.connection", registry.connection());
            put("registry.model", registry.model());
            put("registry.alias", registry.alias());
            put("registry.lastGoodVersion", registry.lastGoodVersion());
        }
    }

    private void lists(AiSystem system) {
        for (var i = 0; i < system.pipelines().size(); i++) {
            put("pipelines[" + i + "].connection", system.pipelines().get(i).connection());
            put("pipelines[" + i + "].dagId", system.pipelines().get(i).dagId());
        }
        for (var i = 0; i < system.metrics().size(); i++) {
            var metric = system.metrics().get(i);
            var path = "metrics[" + i + "].";
            put(path + "metric", metric.metric());
            put(path + "baseline", number(metric.baseline()));
            put(path + "threshold", number(metric.threshold()));
            put(path + "direction", metric.direction().name());
            put(path + "family", metric.family());
        }
    }

    private void drift(AiSystem system) {
        put("drift.referenceWindow", system.drift().referenceWindow());
        put("drift.currentWindow", system.drift().currentWindow());
        put("drift.datasetShare", number(system.drift().share()));
        var row = 0;
        for (var feature : new TreeMap<>(system.drift().features()).entrySet()) {
            var path = "drift.features[" + row++ + "].";
            var test = feature.getValue().test();
            put(path + "feature", feature.getKey());
            put(path + "test", test == null ? "" : test.key());
            put(path + "threshold", number(feature.getValue().threshold()));
        }
    }

    private void put(String field, @Nullable Object value) {
        fields.put(field, Objects.toString(value, ""));
    }

    private static @Nullable String number(@Nullable Double value) {
        return value == null
                ? null
                : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
