package dev.quell.playbook.process;

import dev.quell.playbook.ReleaseProcess;
import dev.quell.playbook.ReleaseRequest;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

@Component
class EngineReleaseProcess implements ReleaseProcess {

    private static final int LONGEST_TITLE = 400;

    private final RuntimeService runtime;

    EngineReleaseProcess(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void start(ReleaseRequest request, String title) {
        var shown = title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE) + "…";
        var variables = Variables.createVariables()
                .putValue(ReleaseContract.REQUEST.name(), request.id())
                .putValue(ReleaseContract.DEPLOYMENT.name(), request.deploymentId())
                .putValue(ReleaseContract.TITLE.name(), shown)
                .putValue(ReleaseContract.ASKED_BY.name(), request.askedBy())
                .putValue(ReleaseContract.NOTE.name(), request.note());
        runtime.startProcessInstanceByKey(
                ReleaseContract.PROCESS, ReleaseContract.businessKey(request.id()), variables);
    }
}
