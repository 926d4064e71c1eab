package dev.quell.playbook.process;

import dev.quell.playbook.PlaybookReleases;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component("releaseVersion")
class ReleaseVersionDelegate implements JavaDelegate {

    private final PlaybookReleases releases;

    ReleaseVersionDelegate(PlaybookReleases releases) {
        this.releases = releases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (!releases.activate(ReleaseContract.request(execution))) {
            throw new BpmnError(ReleaseContract.OVERTAKEN, "Another version was released since the approval");
        }
    }
}
