package dev.quell.inventory.process;

import dev.quell.engine.FormAnswers;
import dev.quell.inventory.DetectionRules;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** A threshold moves only with a number, a reason, and for a rule that this system has. */
@Component("checkDetectionRule")
class CheckDetectionRule implements TaskListener {

    private final DetectionRules rules;

    CheckDetectionRule(DetectionRules rules) {
        this.rules = rules;
    }

    @Override
    public void notify(DelegateTask task) {
        var answers = FormAnswers.of(task);
        if (answers.oneOf("ruleChange", "keep", "change").equals("change")) {
            var system = Objects.toString(task.getVariable("systemId"), "");
            var rule = answers.text("ruleId", 300);
            if (rules.of(system).stream().noneMatch(known -> known.id().equals(rule))) {
                answers.refuse("ruleId", "choose a rule of the list, or keep the rules as they are");
            }
            task.setVariable("newThreshold", answers.number("newThreshold"));
            answers.required("tuningReason", 4_000, "say why the threshold moves");
        }
        answers.check();
    }
}
