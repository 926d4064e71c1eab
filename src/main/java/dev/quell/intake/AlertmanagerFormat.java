package dev.quell.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quell.shared.CanonicalJson;
import dev.quell.shared.FieldErrors;
import dev.quell.shared.JsonInput;
import dev.quell.shared.Problem;
import dev.quell.shared.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The webhook of Prometheus Alertmanager, version 4. Alertmanager takes any 4xx as final, so only what cannot be
 * understood is refused; fields that are new are passed over, and long texts are cut instead of refused.
 */
@Component
class AlertmanagerFormat {

    static final String SOURCE = "alertmanager";

    /** The sender's own name for how many alerts it left out; kept with each signal of the body. */
    static final String TRUNCATED = "truncatedAlerts";

    private final LabelReader reader;
    private final IntakeSettings settings;

    AlertmanagerFormat(LabelReader reader, IntakeSettings settings) {
        this.reader = reader;
        this.settings = settings;
    }

    /**
     * What a body holds.
     *
     * @param truncated how many more alerts the sender had and left out ({@code max_alerts})
     */
    record Reading(List<SignalInput> signals, int truncated) {}

    Reading read(byte[] body) {
        var root = JsonInput.tree(body);
        if (!root.isObject()) {
            throw Problem.invalid("body", "must be the JSON object that Alertmanager posts");
        }
        var errors = new FieldErrors();
        var version = root.path("version");
        errors.refuse(
                !version.isMissingNode() && !"4".equals(version.asText()),
                "version",
                "must be \"4\", Alertmanager's webhook");
        var alerts = root.path("alerts");
        errors.refuse(!alerts.isArray() || alerts.isEmpty(), "alerts", "must be a list of at least one alert")
                .throwIfAny();
        if (alerts.size() > settings.maxSignals()) {
            throw Problem.tooLarge("The body holds " + alerts.size() + " alerts; send at most " + settings.maxSignals()
                    + " at once (Alertmanager's max_alerts)");
        }
        var truncated = Math.max(0, root.path(TRUNCATED).asInt());
        return new Reading(signals(alerts, truncated, errors), truncated);
    }

    private List<SignalInput> signals(JsonNode alerts, int truncated, FieldErrors errors) {
        var signals = new ArrayList<SignalInput>();
        for (var i = 0; i < alerts.size(); i++) {
            var alert = new Alert(alerts.get(i), "alerts[" + i + "]", errors);
            if (alert.isReadable()) {
                signals.add(signal(alert, truncated));
            }
        }
        errors.throwIfAny();
        return signals;
    }

    private SignalInput signal(Alert alert, int truncated) {
        var labels = alert.labels();
        var payload = alert.payload();
        if (truncated > 0) {
            payload.put(TRUNCATED, truncated);
        }
        return new SignalInput(
                SOURCE,
                OutsideText.storable(alert.fingerprint(), OutsideText.LONGEST_NAME),
                alert.startsAt(),
                alert.state(),
                alert.endedAt(),
                reader.systemNames(labels),
                reader.family(labels),
                reader.severityHint(labels),
                alert.summary(),
                payload,
                false);
    }

    /** One entry of {@code alerts}; what it lacks goes to the errors under its path. */
    private static final class Alert {

        private final JsonNode node;
        private final String path;
        private final FieldErrors errors;
        private final Map<String, String> labels;
        private final Map<String, String> annotations;

        Alert(JsonNode node, String path, FieldErrors errors) {
            this.node = node;
            this.path = path;
            this.errors = errors;
            this.labels = texts("labels");
            this.annotations = texts("annotations");
        }

        boolean isReadable() {
            var status = node.path("status").asText();
            var time = OutsideTime.parse(node.path("startsAt").asText());
            errors.refuse(
                    !status.equals("firing") && !status.equals("resolved"),
                    path + ".status",
                    "must be \"firing\" or \"resolved\"");
            errors.refuse(labels.isEmpty(), path + ".labels", "must hold at least one label");
            errors.refuse(time.isEmpty(), path + ".startsAt", OutsideTime.REMEDY);
            return time.isPresent();
        }

        SignalState state() {
            return node.path("status").asText().equals("resolved") ? SignalState.RESOLVED : SignalState.FIRING;
        }

        Instant startsAt() {
            return OutsideTime.parse(node.path("startsAt").asText()).orElseThrow();
        }

        @Nullable
        Instant endedAt() {
            return state() == SignalState.RESOLVED
                    ? OutsideTime.parse(node.path("endsAt").asText()).orElse(null)
                    : null;
        }

        Map<String, String> labels() {
            return labels;
        }

        String fingerprint() {
            var given = node.path("fingerprint").asText();
            return given.isBlank() ? Sha256.hex(CanonicalJson.write(labels)) : given;
        }

        String summary() {
            return List.of("summary", "description", "message").stream()
                    .map(name -> annotations.getOrDefault(name, ""))
                    .filter(text -> !text.isBlank())
                    .findFirst()
                    .orElseGet(() -> labels.getOrDefault("alertname", "Alert without a name"));
        }

        Map<String, Object> payload() {
            var payload = new LinkedHashMap<String, Object>();
            payload.put("labels", OutsideText.labels(labels));
            payload.put("annotations", OutsideText.labels(annotations));
            payload.put(
                    "generatorURL",
                    OutsideText.storable(node.path("generatorURL").asText(), OutsideText.LONGEST_VALUE));
            Optional.ofNullable(endedAt()).ifPresent(time -> payload.put("endsAt", time.toString()));
            return payload;
        }

        private Map<String, String> texts(String field) {
            var texts = new TreeMap<String, String>();
            var object = node.path(field);
            errors.refuse(
                    !object.isObject() && !object.isMissingNode() && !object.isNull(),
                    path + "." + field,
                    "must be a JSON object of texts");
            object.properties().forEach(entry -> {
                errors.refuse(!entry.getValue().isTextual(), path + "." + field + "." + entry.getKey(), "must be text");
                texts.put(entry.getKey(), entry.getValue().asText());
            });
            return texts;
        }
    }
}
