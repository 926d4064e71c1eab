package dev.quell.inventory.process;

import dev.quell.engine.FormAnswers;
import dev.quell.inventory.DetectionRules;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * A threshold moves only with a number, a reason, and for a rule that this system has; a rule of the monitoring system only
 * with what is to be changed there.
 */
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
            if (knownRule(task, answers).equals(DetectionRules.OUTSIDE)) {
                answers.required("ruleWish", 2_000, "say what its owner is to change");
            } else {
                task.setVariable("newThreshold", answers.number("newThreshold"));
            }
            answers.required("tuningReason", 4_000, "say why the rule changes");
        }
        answers.check();
    }

    private String knownRule(DelegateTask task, FormAnswers answers) {
        var rule = answers.text("ruleId", 300);
        var system = Objects.toString(task.getVariable("systemId"), "");
        var known = rules.choices(task.getExecution().getProcessBusinessKey(), system);
        if (known.stream().noneMatch(choice -> choice.id().equals(rule))) {
            answers.refuse("ruleId", "choose a rule of the list, or keep the rules as they are");
        }
        return rule;
    }
}
