package dev.quell.roster.process;

import static dev.quell.roster.process.PreparationContract.*;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.stereotype.Component;

/** Lays out one gap for its own task; its answers stay apart from those of the other gaps. */
@Component("presentGap")
class PresentGap implements ExecutionListener {

    @Override
    public void notify(DelegateExecution execution) {
        var gap = (SpinJsonNode) execution.getVariable(GAP);
        execution.setVariableLocal(GAP_KEY, gap.prop("key").stringValue());
        execution.setVariableLocal(GAP_TITLE, gap.prop("title").stringValue());
        execution.setVariableLocal(GAP_REMEDY, gap.prop("remedy").stringValue());
        execution.setVariableLocal(GAP_GROUP, gap.prop("group").stringValue());
        execution.setVariableLocal(GAP_RESOLUTION, null);
        execution.setVariableLocal(GAP_REASON, null);
    }
}
