package dev.quell.inventory.process;

import dev.quell.engine.NotInRehearsals;
import dev.quell.inventory.DetectionRules;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Moves the threshold when the data scientist has decided so. */
@NotInRehearsals
@Component("applyDetectionRule")
class ApplyDetectionRuleDelegate implements JavaDelegate {

    private final DetectionRules rules;

    ApplyDetectionRuleDelegate(DetectionRules rules) {
        this.rules = rules;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if ("change".equals(execution.getVariable("ruleChange"))) {
            rules.change((String) execution.getVariable("systemId"), (String) execution.getVariable("ruleId"), (double)
                    execution.getVariable("newThreshold"));
        }
    }
}
