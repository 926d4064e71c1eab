package dev.quell.automation.process;

import dev.quell.engine.TypedVariable;

/** What the process {@code undo-actions} keeps. */
final class UndoContract {

    static final TypedVariable<String> UNDOABLE_ACTION_IDS = TypedVariable.text("undoableActionIds");

    /** Set when one action is to be taken back and the response goes on. */
    static final TypedVariable<String> ONLY_ACTION_ID = TypedVariable.text("onlyActionId");

    static final TypedVariable<String> ACTION_ID = TypedVariable.text("actionId");
    static final TypedVariable<String> ACTION_SUMMARY = TypedVariable.text("actionSummary");
    static final TypedVariable<String> ACTION_TARGET = TypedVariable.text("actionTarget");
    static final String UNDO_REFUSED = "undoRefused";

    private UndoContract() {}
}
