package dev.quell.intake.process;

import dev.quell.incident.Incident;
import dev.quell.intake.Responses;
import dev.quell.intake.Signal;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** The responses are process instances: intake starts them and sends them messages. */
@Component
class EngineResponses implements Responses {

    private static final String INCIDENT_DECLARED = "incident.declared";
    private static final String INCIDENT_RECURRED = "incident.recurred";
    private static final String TRIAGE_SIGNAL = "triage-signal";

    private final RuntimeService runtime;
    private final EngineAccess engine;

    EngineResponses(RuntimeService runtime, EngineAccess engine) {
        this.runtime = runtime;
        this.engine = engine;
    }

    @Override
    public void start(Incident incident, String summary) {
        start(incident, Variables.putValue("summary", summary));
    }

    @Override
    public void startDeclared(Incident incident, String reporterContact) {
        start(
                incident,
                Variables.putValue("description", incident.description()).putValue("reporterContact", reporterContact));
    }

    private void start(Incident incident, VariableMap more) {
        var variables = more.putValue("incidentId", incident.id())
                .putValue("incidentType", incident.type().key())
                .putValue("systemId", incident.systemId())
                .putValue("title", incident.title())
                .putValue("exercise", incident.exercise());
        engine.call(() -> runtime.startProcessInstanceByMessage(INCIDENT_DECLARED, incident.id(), variables));
    }

    @Override
    public boolean recurred(String incidentId, String summary) {
        var waiting = engine.call(() -> runtime.createExecutionQuery()
                .processInstanceBusinessKey(incidentId)
                .messageEventSubscriptionName(INCIDENT_RECURRED)
                .unlimitedList());
        var variables = Variables.putValue("recurrenceSummary", summary);
        waiting.forEach(execution -> engine.call(() -> {
            runtime.messageEventReceived(INCIDENT_RECURRED, execution.getId(), variables);
            return execution;
        }));
        return !waiting.isEmpty();
    }

    @Override
    public void triage(Signal signal) {
        var variables = Variables.putValue("signalId", signal.id())
                .putValue("signalSummary", signal.summary())
                .putValue("systemLabel", signal.systemLabel())
                .putValue("family", signal.family());
        engine.call(() -> runtime.startProcessInstanceByKey(TRIAGE_SIGNAL, signal.id(), variables));
    }
}
