package dev.quell.inventory.process;

import dev.quell.engine.NotInRehearsals;
import dev.quell.inventory.DetectionRules;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Moves the threshold, or asks the owner of the outside rule, when the data scientist has decided so. */
@NotInRehearsals
@Component("applyDetectionRule")
class ApplyDetectionRuleDelegate implements JavaDelegate {

    private final DetectionRules rules;

    ApplyDetectionRuleDelegate(DetectionRules rules) {
        this.rules = rules;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (!"change".equals(execution.getVariable("ruleChange"))) {
            return;
        }
        var rule = (String) execution.getVariable("ruleId");
        if (DetectionRules.OUTSIDE.equals(rule)) {
            rules.askForChange(execution.getProcessBusinessKey(), (String) execution.getVariable("ruleWish"));
        } else {
            rules.change(
                    (String) execution.getVariable("systemId"), rule, (double) execution.getVariable("newThreshold"));
        }
    }
}
