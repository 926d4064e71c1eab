package dev.quell.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;

/** The variables of process instances at their end, which the engine's history does not keep. */
@TestComponent
public class LastVariables {

    private record Key(String incident, String process) {}

    private final Map<Key, Map<String, Object>> kept = new ConcurrentHashMap<>();

    @EventListener
    void keep(HistoricProcessInstanceEventEntity event) {
        if (event.isEventOfType(HistoryEventTypes.PROCESS_INSTANCE_END) && event.getBusinessKey() != null) {
            var instance =
                    Context.getCommandContext().getExecutionManager().findExecutionById(event.getProcessInstanceId());
            kept.put(
                    new Key(event.getBusinessKey(), event.getProcessDefinitionKey()),
                    Map.copyOf(withoutNulls(instance.getVariables())));
        }
    }

    /** What the variable was when the process last ended for the incident. */
    public Object of(String incident, String process, String name) {
        return kept.get(new Key(incident, process)).get(name);
    }

    private static Map<String, Object> withoutNulls(Map<String, Object> variables) {
        variables.values().removeIf(value -> value == null);
        return variables;
    }
}
