package dev.quell.engine;

import dev.quell.node.Node;
import org.camunda.bpm.engine.impl.jobexecutor.NotifyAcquisitionRejectedJobsHandler;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.PropertyMapper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.core.task.TaskExecutor;

/** The starter's job executor, set up by the starter's properties, under the name of this node. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(
        prefix = "camunda.bpm.job-execution",
        name = "enabled",
        havingValue = "true",
        matchIfMissing = true)
class JobExecution {

    /** Stops before the heart does, so that no job runs when others take over. */
    @Bean
    @DependsOn("heart")
    NodeJobExecutor jobExecutor(
            @Qualifier("camundaTaskExecutor") TaskExecutor threads,
            CamundaBpmProperties properties,
            Node node,
            JobsInHand inHand) {
        var executor = new NodeJobExecutor(node, inHand);
        executor.setTaskExecutor(threads);
        executor.setRejectedJobsHandler(new NotifyAcquisitionRejectedJobsHandler());
        var settings = properties.getJobExecution();
        var map = PropertyMapper.get().alwaysApplyingWhenNonNull();
        map.from(settings::getLockTimeInMillis).to(executor::setLockTimeInMillis);
        map.from(settings::getMaxJobsPerAcquisition).to(executor::setMaxJobsPerAcquisition);
        map.from(settings::getWaitTimeInMillis).to(executor::setWaitTimeInMillis);
        map.from(settings::getMaxWait).to(executor::setMaxWait);
        map.from(settings::getBackoffTimeInMillis).to(executor::setBackoffTimeInMillis);
        map.from(settings::getMaxBackoff).to(executor::setMaxBackoff);
        map.from(settings::getBackoffDecreaseThreshold).to(executor::setBackoffDecreaseThreshold);
        map.from(settings::getWaitIncreaseFactor).to(executor::setWaitIncreaseFactor);
        return executor;
    }
}
