package dev.quell.room;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An automatic step that has used up its retries.
 *
 * @param job id of the job that failed
 * @param run id of the process run that shows it
 * @param error what the step said, in words of its own
 * @param within the failed step is in a process that this one calls
 * @param resolution the task of the person who decides what becomes of it, null when that is decided
 */
public record FailedStep(
        String job,
        String run,
        String process,
        String element,
        String name,
        String error,
        Instant since,
        boolean within,
        @Nullable Resolution resolution) {

    /** @param assignee who has taken the task */
    public record Resolution(String task, @Nullable String assignee) {

        public boolean openTo(String person) {
            return assignee == null || assignee.equals(person);
        }
    }
}
