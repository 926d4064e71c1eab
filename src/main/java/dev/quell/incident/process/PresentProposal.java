package dev.quell.incident.process;

import static dev.quell.incident.process.DetectionAndAnalysisContract.*;

import dev.quell.shared.CanonicalJson;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.stereotype.Component;

/** Fills the form with what is proposed and by which rule; confirming it is then one click. */
@Component("presentProposal")
class PresentProposal implements TaskListener {

    private static final List<Map.Entry<String, String>> QUESTIONS = List.of(
            Map.entry("Harm realised", HARM_REALISED),
            Map.entry("Share affected, 0 to 1", AFFECTED_SHARE),
            Map.entry("Personal data exposed", PERSONAL_DATA),
            Map.entry("Reversibility", REVERSIBILITY),
            Map.entry("On purpose", ADVERSARIAL),
            Map.entry("Risk class of the AI system", SYSTEM_RISK_CLASS));

    private final SeverityProposal proposals;

    PresentProposal(SeverityProposal proposals) {
        this.proposals = proposals;
    }

    @Override
    public void notify(DelegateTask task) {
        var proposal = proposals.of(task.getExecution().getProcessBusinessKey());
        task.setVariable(CONFIRMED_SEVERITY, proposal.severity());
        task.setVariable(CONFIRMED_PRIORITY, proposal.priority());
        task.setVariable("severityRule", "classify-severity, " + proposal.rule());
        var facts = QUESTIONS.stream()
                .map(question -> Map.of(
                        "question", question.getKey(), "answer", String.valueOf(task.getVariable(question.getValue()))))
                .toList();
        task.setVariable(
                "impactFacts", SpinValues.jsonValue(CanonicalJson.write(facts)).create());
    }
}
