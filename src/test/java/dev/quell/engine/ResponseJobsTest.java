package dev.quell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.junit.jupiter.api.Test;

class ResponseJobsTest {

    private final ResponseJobs jobs = new ResponseJobs();

    @Test
    void jobsOfTwoProcessesOfOneResponseBelongTogether() {
        assertThat(jobs.areInSameProcessInstance(job("phase", "spine"), job("playbook", "spine")))
                .isTrue();
    }

    @Test
    void jobsOfTwoResponsesDoNot() {
        assertThat(jobs.areInSameProcessInstance(job("phase", "spine"), job("phase-2", "spine-2")))
                .isFalse();
    }

    @Test
    void jobThatStartsAProcessBelongsToNoOther() {
        assertThat(jobs.areInSameProcessInstance(job("phase", "spine"), new TimerEntity()))
                .isFalse();
    }

    private static MessageEntity job(String instance, String root) {
        var execution = new ExecutionEntity();
        execution.setId(instance);
        execution.setProcessInstanceId(instance);
        execution.setRootProcessInstanceId(root);
        var job = mock(MessageEntity.class);
        when(job.getProcessInstanceId()).thenReturn(instance);
        when(job.getExecution()).thenReturn(execution);
        return job;
    }
}
