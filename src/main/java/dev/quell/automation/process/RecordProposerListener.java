package dev.quell.automation.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Notes who proposed the plan, whatever the form said: that person cannot approve it. */
@Component("recordProposer")
class RecordProposerListener implements TaskListener {

    private final ActingPerson person;

    RecordProposerListener(ActingPerson person) {
        this.person = person;
    }

    @Override
    public void notify(DelegateTask task) {
        ApprovalContract.PROPOSER.set(task, person.name());
    }
}
