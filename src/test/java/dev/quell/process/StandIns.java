package dev.quell.process;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/**
 * Takes the place of called processes while the caller is tested alone: each waits at one user task for its results. Taken
 * away again, the bundled ones are the newest once more.
 */
class StandIns implements AutoCloseable {

    /** The task at which every stand-in waits. */
    static final String WAITING = "userTask_standIn";

    private final RepositoryService repository;
    private final List<String> deployments = new ArrayList<>();

    StandIns(RepositoryService repository) {
        this.repository = repository;
    }

    StandIns waiting(String process) {
        return deploy(
                process,
                Bpmn.createExecutableProcess(process)
                        .camundaHistoryTimeToLiveString("P1D")
                        .startEvent()
                        .userTask(WAITING)
                        .name("Wait in place of " + process)
                        .endEvent()
                        .done());
    }

    /** Like a playbook that undoes its own steps: told to stand down, it ends with the error that says so. */
    StandIns standingDownByItself(String process) {
        var builder = Bpmn.createExecutableProcess(process).camundaHistoryTimeToLiveString("P1D");
        builder.eventSubProcess()
                .startEvent()
                .interrupting(true)
                .message("incident.standDown")
                .endEvent("endEvent_undoneByItself")
                .error("incidentStoodDown")
                .subProcessDone();
        return deploy(process, builder.startEvent().userTask(WAITING).endEvent().done());
    }

    private StandIns deploy(String process, BpmnModelInstance model) {
        deployments.add(repository
                .createDeployment()
                .name("stand-in for " + process)
                .addModelInstance(process + ".bpmn", model)
                .deploy()
                .getId());
        return this;
    }

    @Override
    public void close() {
        deployments.forEach(deployment -> repository.deleteDeployment(deployment, true));
    }
}
