package dev.quell.engine;

import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;

/** Puts {@link ResponseJobs} in the place of the engine's own. */
final class ResponseJobsFactory implements SessionFactory {

    @Override
    public Class<?> getSessionType() {
        return JobManager.class;
    }

    @Override
    public Session openSession() {
        return new ResponseJobs();
    }
}
