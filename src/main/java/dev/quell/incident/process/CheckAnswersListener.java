package dev.quell.incident.process;

import dev.quell.shared.CanonicalJson;
import dev.quell.shared.Problem;
import dev.quell.shared.Problem.FieldError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Holds a task's answers against its form once more: a browser checks for convenience, and anybody can post past it.
 * Required, lengths and options count for every field that the form would have shown with these answers.
 */
@Component("checkAnswers")
class CheckAnswersListener implements TaskListener {

    private final FormFields forms;
    private final FeelConditions conditions;

    CheckAnswersListener(FormFields forms, FeelConditions conditions) {
        this.forms = forms;
        this.conditions = conditions;
    }

    @Override
    public void notify(DelegateTask task) {
        var fields = forms.of(task);
        var answers = new HashMap<String, Object>(task.getVariables());
        fields.forEach(field -> answers.putIfAbsent(field.key(), null));
        var errors = fields.stream()
                .filter(field -> field.hiddenWhen().stream().noneMatch(hide -> conditions.holds(hide, answers)))
                .flatMap(field -> problem(field, answers).map(text -> new FieldError(field.key(), text)).stream())
                .toList();
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private static Optional<String> problem(FormField field, Map<String, Object> answers) {
        var answer = answers.get(field.key());
        return field.problemOf(answer)
                .or(() -> field.optionsVariable()
                        .map(answers::get)
                        .map(values -> FormField.options(CanonicalJson.read(values.toString(), List.class)))
                        .filter(options -> answer != null && !options.contains(answer.toString()))
                        .map(options -> field.label() + " takes one of " + Objects.toString(options)));
    }
}
