package dev.quell.benchmark;

import java.time.Duration;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** What the bundled models call on the bare engine: nothing is recorded, and the answers are constants. */
final class BareBeans {

    private BareBeans() {}

    /** Stands for every delegate and listener. */
    static final class Nothing implements JavaDelegate, ExecutionListener, TaskListener {

        @Override
        public void execute(DelegateExecution execution) {}

        @Override
        public void notify(DelegateExecution execution) {}

        @Override
        public void notify(DelegateTask task) {}
    }

    /** Sets the variables that the spine hands on, as many as Quell does, and writes no record. */
    static final class RegisterIncident implements JavaDelegate {

        @Override
        public void execute(DelegateExecution execution) {
            execution.setProcessBusinessKey(execution.getProcessInstanceId());
            execution.setVariables(Map.of(
                    "incidentId", execution.getProcessInstanceId(), "systemId", "none", "exercise", false, "round", 1));
        }
    }

    /** Due dates without a decision table. */
    public static final class ServiceLevel {

        public Date dueAt(DelegateExecution execution, String level) {
            return new Date(
                    ClockUtil.getCurrentTime().getTime() + Duration.ofHours(4).toMillis());
        }

        public Date escalateAt(DelegateExecution execution, String level) {
            return dueAt(execution, level);
        }

        public String interval(DelegateExecution execution, String level) {
            return "R/PT4H";
        }
    }

    /** Every playbook is the generic one. */
    public static final class PlaybookPart {

        public String of(String playbook, String part) {
            return "generic-" + part;
        }
    }
}
