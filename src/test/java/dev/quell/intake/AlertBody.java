package dev.quell.intake;

import dev.quell.shared.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Bodies as Alertmanager posts them. */
final class AlertBody {

    private final List<Map<String, Object>> alerts = new ArrayList<>();
    private int truncated;

    static AlertBody of(String fingerprint, String startsAt, Map<String, String> labels) {
        return new AlertBody().and("firing", fingerprint, startsAt, labels);
    }

    AlertBody and(String status, String fingerprint, String startsAt, Map<String, String> labels) {
        var alert = new TreeMap<String, Object>();
        alert.put("status", status);
        alert.put("fingerprint", fingerprint);
        alert.put("startsAt", startsAt);
        alert.put("endsAt", status.equals("firing") ? "0001-01-01T00:00:00Z" : "2026-03-02T10:00:00Z");
        alert.put("labels", labels);
        alert.put("annotations", Map.of("summary", labels.getOrDefault("alertname", "?") + " of " + fingerprint));
        alert.put("generatorURL", "http://prometheus/graph");
        alerts.add(alert);
        return this;
    }

    AlertBody resolved(String fingerprint, String startsAt, String endsAt, Map<String, String> labels) {
        and("resolved", fingerprint, startsAt, labels);
        alerts.get(alerts.size() - 1).put("endsAt", endsAt);
        return this;
    }

    AlertBody truncated(int alerts) {
        truncated = alerts;
        return this;
    }

    byte[] bytes() {
        return CanonicalJson.write(Map.of(
                        "version",
                        "4",
                        "status",
                        "firing",
                        "receiver",
                        "quell",
                        "truncatedAlerts",
                        truncated,
                        "alerts",
                        alerts))
                .getBytes(StandardCharsets.UTF_8);
    }
}
