package dev.quell.communication.process;

import dev.quell.communication.DeliveryReport;
import org.camunda.bpm.engine.delegate.BpmnError;

/** What a round of delivery means for the process: done, to be tried again by the engine, or for a person to pass on. */
final class DeliveryRound {

    private DeliveryRound() {}

    static void check(DeliveryReport report) {
        if (report.isDelayed()) {
            throw new IllegalStateException("Some updates could not be sent yet:\n" + report.failures());
        }
        if (report.hasFailed()) {
            throw new BpmnError("updateFailed", report.failures());
        }
    }
}
