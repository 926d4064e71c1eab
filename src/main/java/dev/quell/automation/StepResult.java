package dev.quell.automation;

import java.util.List;

/** How performing the actions of a step ended. */
public record StepResult(List<ActionResult> results) {

    public StepResult {
        results = List.copyOf(results);
    }

    /** Every target is as planned; also when there was nothing to do. */
    public boolean done() {
        return results.stream().allMatch(ActionResult::done);
    }

    /** At least one action cannot go on without a person. */
    public boolean needsPerson() {
        return results.stream().anyMatch(ActionResult::needsPerson);
    }

    /** Not done, but worth repeating as it is. */
    public boolean retryable() {
        return !done() && !needsPerson();
    }

    /** Nothing stands in the way but that it is not this worker's turn at a target. */
    public boolean waiting() {
        return !done() && results.stream().allMatch(result -> result.done() || result.waiting());
    }

    /** What kept it from being done, one sentence an action, for people to read. */
    public String detail() {
        return results.stream()
                .filter(result -> !result.done())
                .map(ActionResult::detail)
                .distinct()
                .reduce((left, right) -> left + "; " + right)
                .orElse("Done");
    }
}
