package dev.quell.automation.process;

import dev.quell.automation.Approval;
import dev.quell.automation.Approvals;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What the models' multi-instance elements ask: whom to ask, and what to go through. */
@Component("approvals")
public class ApprovalTasks {

    private final Approvals approvals;

    ApprovalTasks(Approvals approvals) {
        this.approvals = approvals;
    }

    /**
     * One entry for each task: every group once, and again from the first while the quorum needs more people than there are groups.
     *
     * @param approvers groups, separated by commas
     */
    public List<String> slots(String approvers, Number quorum) {
        var groups = list(approvers);
        return IntStream.range(0, Math.max(groups.size(), quorum.intValue()))
                .mapToObj(slot -> groups.get(slot % groups.size()))
                .toList();
    }

    /** Ids of the approvals of the execution's incident whose broken glass nobody has ratified or disavowed yet, oldest first. */
    public List<String> toRatify(DelegateExecution execution) {
        return approvals.toRatify(execution.getProcessBusinessKey()).stream()
                .map(Approval::id)
                .toList();
    }

    /** The groups, separated by commas, whom an overdue approval is offered to. */
    public String overdueGroups(String approvalId) {
        return String.join(",", approvals.require(approvalId).policy().overdueGroups());
    }

    /** The entries of a comma-separated text, in their order; none for an empty text. */
    public static List<String> list(String commaSeparated) {
        return Arrays.stream(commaSeparated.split(","))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }
}
