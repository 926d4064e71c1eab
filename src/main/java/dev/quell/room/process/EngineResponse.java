package dev.quell.room.process;

import dev.quell.room.Response;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** Starts what the bundled processes do. */
@Component
class EngineResponse implements Response {

    private final RuntimeService runtime;

    EngineResponse(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void standDown(String incidentId, String reason) {
        var variables = Variables.createVariables()
                .putValue("incidentNumber", incidentId)
                .putValue("standDownReason", reason);
        runtime.startProcessInstanceByKey("stand-down-incident", incidentId, variables);
    }
}
