package dev.quell.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.quell.testing.ProcessDriver;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.springframework.beans.factory.BeanFactory;

/** A process of an incident that calls another, whose one step fails until its cause is removed. */
class DoomedStep {

    static final String NAME = "Doomed <script>alert(1)</script> step";
    static final String CALLER = "picture-caller";
    static final String CALLED = "picture-called";

    private static final String STEP = "serviceTask_doomedStep";

    private final RuntimeService runtime;
    private final ManagementService management;
    private final ProcessDriver driver;
    private final String incident;

    /** Starts it and lets the step use up its retries. */
    DoomedStep(BeanFactory beans, String incident) {
        runtime = beans.getBean(RuntimeService.class);
        management = beans.getBean(ManagementService.class);
        driver = beans.getBean(ProcessDriver.class);
        this.incident = incident;
        deploy(beans.getBean(RepositoryService.class));
        runtime.startProcessInstanceByKey(CALLER, incident);
        management.setJobRetries(job(), 1);
        assertThat(catchThrowable(() -> management.executeJob(job()))).isNotNull();
    }

    String job() {
        return driver.job(incident, STEP).getId();
    }

    /** What {@code retryFailedStep} misses. */
    void removeCause() {
        var called = management.createJobQuery().jobId(job()).singleResult().getProcessInstanceId();
        runtime.setVariable(called, "failedJobId", "none");
    }

    private static void deploy(RepositoryService repository) {
        repository
                .createDeployment()
                .name("doomed step of a picture")
                .enableDuplicateFiltering(true)
                .addModelInstance(
                        "picture-called.bpmn",
                        Bpmn.createExecutableProcess(CALLED)
                                .name("Called process")
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent("start")
                                .serviceTask(STEP)
                                .name(NAME)
                                .camundaAsyncBefore()
                                .camundaDelegateExpression("${retryFailedStep}")
                                .endEvent("end")
                                .done())
                .addModelInstance(
                        "picture-caller.bpmn",
                        Bpmn.createExecutableProcess(CALLER)
                                .name("Calling process")
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent("start")
                                .callActivity("callActivity_called")
                                .name("Called part")
                                .calledElement(CALLED)
                                .camundaInBusinessKey("#{execution.processBusinessKey}")
                                .endEvent("end")
                                .done())
                .deploy();
    }
}
