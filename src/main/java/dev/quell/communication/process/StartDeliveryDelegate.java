package dev.quell.communication.process;

import java.util.Arrays;
import java.util.HashMap;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Delivery goes on by itself: the response never waits for a mail server or for the approval of a message. */
@Component("startDelivery")
class StartDeliveryDelegate implements JavaDelegate {

    private static final String[] HANDED_ON = {"incidentType", "severity", "title", "exercise", "phase"};

    private final RuntimeService runtime;

    StartDeliveryDelegate(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var variables = new HashMap<String, Object>();
        Arrays.stream(HANDED_ON).forEach(name -> variables.put(name, execution.getVariable(name)));
        variables.put("incidentId", execution.getProcessBusinessKey());
        variables.put("occasion", execution.getProcessInstanceId());
        runtime.startProcessInstanceByMessage("update.prepared", execution.getProcessBusinessKey(), variables);
    }
}
