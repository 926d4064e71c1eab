package dev.quell.playbook.process;

import dev.quell.engine.TypedVariable;
import java.util.Date;

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

    private ReleaseContract() {}
}
