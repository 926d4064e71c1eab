package dev.quell.automation.process;

import dev.quell.engine.TypedVariable;

/** What the process {@code preserve-evidence} keeps. */
final class EvidenceContract {

    static final TypedVariable<Boolean> EVIDENCE_COMPLETE = TypedVariable.flag("evidenceComplete");
    static final TypedVariable<String> MISSING_EVIDENCE_TEXT = TypedVariable.text("missingEvidenceText");
    static final String MISSING_EVIDENCE = "missingEvidence";
    static final TypedVariable<String> COLLECTED_NAME = TypedVariable.text("collectedEvidenceName");
    static final TypedVariable<String> COLLECTED = TypedVariable.text("collectedEvidence");
    static final TypedVariable<String> COLLECTED_SOURCE = TypedVariable.text("collectedEvidenceSource");

    private EvidenceContract() {}
}
