package dev.quell.automation.process;

import dev.quell.engine.TypedVariable;

/** What the parts "contain" and "recover" of the playbooks take, keep and give. */
final class PlaybookContract {

    /** Version to return to; empty for the last good one of the inventory. */
    static final TypedVariable<String> TARGET_VERSION = TypedVariable.text("targetVersion");

    static final TypedVariable<Boolean> PAUSE_PIPELINES = TypedVariable.flag("pausePipelines");
    static final TypedVariable<String> NEW_VERSION = TypedVariable.text("newVersion");
    /** Not "resumeTraining": a variable of a bean's name hides the bean from the model. */
    static final TypedVariable<Boolean> TRAINING_RESUMES = TypedVariable.flag("trainingResumes");

    /** done or notDone. */
    static final TypedVariable<String> MANUAL_OUTCOME = TypedVariable.text("manualOutcome");

    static final TypedVariable<String> MANUAL_PROOF = TypedVariable.text("manualProof");
    static final TypedVariable<String> WORK_DONE = TypedVariable.text("workDone");
    static final String OPEN_ACTIONS = "openActions";

    /** A plan, change or check did not work out; a person goes on by hand. */
    static final String ACTION_FAILED = "actionFailed";

    private PlaybookContract() {}
}
