package dev.quell.inventory;

import dev.quell.shared.FieldErrors;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an inventory entry must satisfy; all faults are reported together. */
@Component
class AiSystemRules {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern SEVERITY = Pattern.compile("SEV[1-4]");
    private static final String FORM = "new";
    private static final int MAX_ENTRIES = 200;
    private static final int MAX_NAME = 200;
    private static final int MAX_TEXT = 4000;

    private final WindowFiles windows;

    AiSystemRules(WindowFiles windows) {
        this.windows = windows;
    }

    void check(AiSystemSpec spec) {
        var errors = new FieldErrors();
        errors.refuse(
                !ID.matcher(spec.id()).matches(),
                "id",
                "must be 1 to 63 lower-case letters, digits and dashes, for example credit-scoring");
        errors.refuse(spec.id().equals(FORM), "id", "is the address of the form; choose another");
        errors.required(spec.name(), "name", MAX_NAME).required(spec.owner(), "owner", MAX_NAME);
        errors.atMost(spec.purpose(), "purpose", MAX_TEXT).atMost(spec.fallback(), "fallback", MAX_TEXT);
        errors.atMost(spec.servingEndpoint(), "servingEndpoint", MAX_TEXT);
        errors.refuse(spec.riskClass() == null, "riskClass", "is required: HIGH, LIMITED or MINIMAL");
        texts(errors, spec.jurisdictions(), "jurisdictions");
        registry(errors, spec.registry());
        pipelines(errors, spec.pipelines());
        metrics(errors, spec.metrics());
        drift(errors, spec.drift());
        scenarios(errors, spec);
        errors.throwIfAny();
    }

    private static void texts(FieldErrors errors, List<String> values, String field) {
        size(errors, values.size(), field);
        for (var i = 0; i < values.size(); i++) {
            errors.required(values.get(i), field + "[" + i + "]", MAX_NAME);
        }
    }

    private static void registry(FieldErrors errors, @Nullable Registry registry) {
        if (registry != null) {
            errors.required(registry.connection(), "registry.connection", MAX_NAME)
                    .required(registry.model(), "registry.model", MAX_NAME)
                    .required(registry.alias(), "registry.alias", MAX_NAME)
                    .atMost(registry.lastGoodVersion(), "registry.lastGoodVersion", MAX_NAME);
        }
    }

    private static void pipelines(FieldErrors errors, List<Pipeline> pipelines) {
        size(errors, pipelines.size(), "pipelines");
        for (var i = 0; i < pipelines.size(); i++) {
            var path = "pipelines[" + i + "]";
            var pipeline = pipelines.get(i);
            errors.required(pipeline == null ? null : pipeline.connection(), path + ".connection", MAX_NAME);
            errors.required(pipeline == null ? null : pipeline.dagId(), path + ".dagId", MAX_NAME);
        }
    }

    private static void metrics(FieldErrors errors, List<MetricThreshold> metrics) {
        size(errors, metrics.size(), "metrics");
        var seen = new HashSet<String>();
        for (var i = 0; i < metrics.size(); i++) {
            var path = "metrics[" + i + "]";
            var metric = metrics.get(i);
            errors.refuse(metric == null, path, "must be a JSON object");
            if (metric != null) {
                metric(errors, metric, path);
                errors.refuse(!seen.add(metric.metric()), path + ".metric", "occurs twice; keep one");
            }
        }
    }

    private static void metric(FieldErrors errors, MetricThreshold metric, String path) {
        var below = metric.direction() == Direction.BELOW;
        errors.required(metric.metric(), path + ".metric", MAX_NAME);
        errors.refuse(metric.direction() == null, path + ".direction", "is required: ABOVE or BELOW, the bad side");
        errors.refuse(!Double.isFinite(metric.baseline()), path + ".baseline", "must be a finite number");
        errors.refuse(!Double.isFinite(metric.threshold()), path + ".threshold", "must be a finite number");
        errors.refuse(
                metric.direction() != null && metric.breachedBy(metric.baseline()),
                path + ".threshold",
                "must be " + (below ? "at or below" : "at or above")
                        + " the baseline, else normal operation is a breach");
        errors.refuse(
                metric.family() != null && !MetricFamily.ALL.contains(metric.family()),
                path + ".family",
                "must be one of "
                        + String.join(", ", MetricFamily.ALL.stream().sorted().toList()));
    }

    private void drift(FieldErrors errors, DriftSettings drift) {
        window(errors, drift.referenceWindow(), "drift.referenceWindow");
        window(errors, drift.currentWindow(), "drift.currentWindow");
        size(errors, drift.features().size(), "drift.features");
        errors.refuse(
                !(drift.share() > 0 && drift.share() <= 1), "drift.datasetShare", "must be above 0 and at most 1");
        drift.features().forEach((feature, test) -> {
            var path = "drift.features." + feature;
            errors.required(feature, "drift.features", MAX_NAME);
            errors.refuse(
                    test.threshold() != null && !(test.threshold() >= 0 && Double.isFinite(test.threshold())),
                    path + ".threshold",
                    "must be a number of at least 0");
        });
    }

    private void window(FieldErrors errors, @Nullable String location, String field) {
        errors.atMost(location, field, MAX_TEXT);
        errors.refuse(
                location != null
                        && !location.equals(DriftSettings.OBSERVATIONS)
                        && !(location.endsWith(".csv") && windows.isBelow(location)),
                field,
                "must be \"observations\" or the path of a .csv file inside the windows directory, relative to it");
    }

    private static void scenarios(FieldErrors errors, AiSystemSpec spec) {
        size(errors, spec.scenarioSeverities().size(), "scenarioSeverities");
        spec.scenarioSeverities().forEach((type, severity) -> {
            errors.required(type, "scenarioSeverities", MAX_NAME);
            errors.refuse(
                    severity == null || !SEVERITY.matcher(severity).matches(),
                    "scenarioSeverities." + type,
                    "must be SEV1, SEV2, SEV3 or SEV4");
        });
    }

    private static void size(FieldErrors errors, int size, String field) {
        errors.refuse(size > MAX_ENTRIES, field, "must have at most " + MAX_ENTRIES + " entries");
    }
}
