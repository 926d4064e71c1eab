package dev.quell.incident.process;

import static dev.quell.incident.process.DetectionAndAnalysisContract.*;

import dev.quell.engine.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Whoever decides otherwise than proposed says why. */
@Component("checkClassification")
class CheckClassification implements TaskListener {

    private final SeverityProposal proposals;

    CheckClassification(SeverityProposal proposals) {
        this.proposals = proposals;
    }

    @Override
    public void notify(DelegateTask task) {
        var proposal = proposals.of(task.getExecution().getProcessBusinessKey());
        var answers = FormAnswers.of(task);
        var severity = answers.oneOf(CONFIRMED_SEVERITY, "SEV1", "SEV2", "SEV3", "SEV4");
        var priority = answers.oneOf(CONFIRMED_PRIORITY, "P1", "P2", "P3", "P4");
        if (!severity.equals(proposal.severity()) || !priority.equals(proposal.priority())) {
            answers.required(
                    OVERRIDE_REASON,
                    4_000,
                    "say why it is not " + proposal.severity() + ", " + proposal.priority() + " as proposed");
        }
        answers.check();
    }
}
