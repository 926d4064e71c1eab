package dev.quell.incident.process;

import dev.quell.engine.TypedVariable;
import java.util.List;

/** What the process {@code containment-and-eradication} and the parts "eradicate" of the playbooks take, keep and give. */
final class ContainmentContract {

    static final TypedVariable<String> PLAYBOOK = TypedVariable.text("playbook");
    static final TypedVariable<String> ERADICATION_SUMMARY = TypedVariable.text("eradicationSummary");

    /** The answers that prove the eradication, in the order in which people give them. */
    static final List<TypedVariable<String>> PROOF = List.of(
            TypedVariable.text("rootCause"),
            TypedVariable.text("sourceFixOutcome"),
            TypedVariable.text("sourceFixDescription"),
            TypedVariable.text("sourceFixProof"),
            TypedVariable.text("retrainOutcome"),
            TypedVariable.text("retrainedVersion"),
            TypedVariable.text("retrainProof"),
            TypedVariable.text("retrainMetrics"),
            TypedVariable.text("eradicationPlan"),
            TypedVariable.text("eradicationOwner"),
            TypedVariable.text("eradicationDescription"),
            TypedVariable.text("eradicationProof"));

    /** Those of them that say in a few words what was done. */
    static final List<TypedVariable<String>> SUMMARY = List.of(
            TypedVariable.text("sourceFixDescription"),
            TypedVariable.text("retrainMetrics"),
            TypedVariable.text("eradicationDescription"));

    private ContainmentContract() {}
}
