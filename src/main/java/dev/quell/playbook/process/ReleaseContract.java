package dev.quell.playbook.process;

import dev.quell.engine.TypedVariable;
import dev.quell.shared.Problem;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The variables of release-playbook. */
final class ReleaseContract {

    static final String PROCESS = "release-playbook";

    static final TypedVariable<Number> REQUEST = TypedVariable.number("releaseRequest");
    static final TypedVariable<String> TITLE = TypedVariable.text("releaseTitle");
    static final TypedVariable<String> ASKED_BY = TypedVariable.text("releaseAskedBy");
    static final TypedVariable<String> NOTE = TypedVariable.text("releaseNote");
    static final TypedVariable<String> DEPLOYMENT = TypedVariable.text("releaseDeployment");

    static final TypedVariable<String> SUMMARY = TypedVariable.text("releaseSummary");
    static final String CHANGES = "releaseChanges";
    static final TypedVariable<String> FINDING_SUMMARY = TypedVariable.text("releaseFindingSummary");
    static final String FINDINGS = "releaseFindings";

    /** approve or reject. */
    static final TypedVariable<String> DECISION = TypedVariable.text("releaseDecision");

    static final TypedVariable<String> REASON = TypedVariable.text("releaseReason");
    /** now or later. */
    static final TypedVariable<String> WHEN = TypedVariable.text("releaseWhen");
    /** ISO 8601 with an offset, as the form sends it. */
    static final TypedVariable<String> AT = TypedVariable.text("releaseAt");

    static final TypedVariable<Date> DUE = new TypedVariable<>("releaseDue", Date.class);

    static final String OVERTAKEN = "releaseOvertaken";

    private static final String BUSINESS_KEY = "release-";

    private ReleaseContract() {}

    static String businessKey(long request) {
        return BUSINESS_KEY + request;
    }

    /**
     * The number of the request, by the business key: nobody can set it as they can a variable.
     *
     * @throws Problem 409 in a process that was not begun by asking for a release
     */
    static long request(DelegateExecution execution) {
        var key = String.valueOf(execution.getProcessBusinessKey());
        if (!key.matches(BUSINESS_KEY + "\\d{1,18}")) {
            throw Problem.conflict("No release was asked for here: ask for one on the page Playbooks");
        }
        return Long.parseLong(key.substring(BUSINESS_KEY.length()));
    }
}
