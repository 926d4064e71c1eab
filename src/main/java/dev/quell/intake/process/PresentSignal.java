package dev.quell.intake.process;

import dev.quell.incident.Incidents;
import dev.quell.intake.Signal;
import dev.quell.intake.Signals;
import dev.quell.inventory.AiSystems;
import dev.quell.shared.CanonicalJson;
import dev.quell.shared.UtcTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.springframework.stereotype.Component;

/** Shows a person the signal that the rules could not place, and what it may be. */
@Component("presentSignal")
class PresentSignal implements TaskListener {

    private static final int MOST_INCIDENTS = 100;

    private final Signals signals;
    private final AiSystems systems;
    private final Incidents incidents;

    PresentSignal(Signals signals, AiSystems systems, Incidents incidents) {
        this.signals = signals;
        this.systems = systems;
        this.incidents = incidents;
    }

    @Override
    public void notify(DelegateTask task) {
        var signal = signals.require((String) task.getVariable("signalId"));
        task.setVariable("signalTitle", signal.summary());
        task.setVariable("triageCause", signal.reason() == null ? "no rule fits" : signal.reason());
        task.setVariable("signalTable", json(rows(signal)));
        task.setVariable("incidentTitle", signal.summary());
        task.setVariable("triagedType", signal.incidentType());
        task.setVariable("triagedSystemId", signal.systemId());
        task.setVariable(
                "systemOptions",
                json(systems.all().stream()
                        .map(system -> option(system.name(), system.id()))
                        .toList()));
        task.setVariable(
                "incidentOptions",
                json(incidents.openToEverybody(MOST_INCIDENTS).stream()
                        .map(open -> option(open.title(), open.id()))
                        .toList()));
    }

    private static List<Map<String, String>> rows(Signal signal) {
        var rows = new ArrayList<Map<String, String>>();
        add(rows, "AI system, as named", signal.systemLabel());
        add(rows, "Kind", signal.family());
        add(rows, "Severity, as named", signal.severityHint());
        add(rows, "State", signal.state().key());
        add(rows, "Since", UtcTime.minute(signal.startsAt()));
        add(rows, "Received", UtcTime.minute(signal.receivedAt()));
        add(rows, "Source", signal.source());
        signal.payload().forEach((name, value) -> add(rows, name, value));
        return rows;
    }

    /** A line for each value: labels and annotations are maps. */
    private static void add(List<Map<String, String>> rows, String name, Object value) {
        if (value instanceof Map<?, ?> parts) {
            parts.forEach((part, inner) -> add(rows, name + "." + part, inner));
        } else {
            rows.add(Map.of("name", name, "value", String.valueOf(value)));
        }
    }

    private static Map<String, String> option(String name, String id) {
        return Map.of("label", name + " (" + id + ")", "value", id);
    }

    private static JsonValue json(Object rows) {
        return SpinValues.jsonValue(CanonicalJson.write(rows)).create();
    }
}
