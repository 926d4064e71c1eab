package dev.quell.incident.process;

import static dev.quell.incident.process.DetectionAndAnalysisContract.*;

import dev.quell.shared.CanonicalJson;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.spin.plugin.variable.SpinValues;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Fills the form with what is proposed and by which rule; confirming it is then one click. */
@Component("presentProposal")
class PresentProposal implements TaskListener {

    private static final String ASSESSMENT = "assess-impact";

    private final SeverityProposal proposals;
    private final FormFields forms;

    PresentProposal(SeverityProposal proposals, FormFields forms) {
        this.proposals = proposals;
        this.forms = forms;
    }

    @Override
    public void notify(DelegateTask task) {
        var proposal = proposals.of(task.getExecution().getProcessBusinessKey());
        task.setVariable(CONFIRMED_SEVERITY, proposal.severity());
        task.setVariable(CONFIRMED_PRIORITY, proposal.priority());
        task.setVariable("severityRule", "classify-severity, " + proposal.rule());
        task.setVariable(
                "impactFacts",
                SpinValues.jsonValue(CanonicalJson.write(facts(task))).create());
    }

    /** What was answered, in the words in which it was asked. */
    private List<Map<String, String>> facts(DelegateTask task) {
        var answers = forms.ofForm(ASSESSMENT).stream()
                .filter(FormField::isChoice)
                .filter(field -> task.getVariable(field.key()) != null)
                .map(field -> fact(field.question(), field.wordsFor(task.getVariable(field.key()))));
        var riskClass = Stream.of(fact("Risk class of the AI system", task.getVariable(SYSTEM_RISK_CLASS)));
        return Stream.concat(answers, riskClass).toList();
    }

    private static Map<String, String> fact(String question, @Nullable Object answer) {
        return Map.of("question", question, "answer", Objects.toString(answer, "unknown"));
    }
}
