package dev.quell.review;

import dev.quell.shared.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What the incident changes in how such incidents are handled.
 *
 * @param change {@code changed}, {@code none}, or null while undecided
 * @param changedPlaybook which model, and what is different now
 */
public record PlaybookDecision(
        @Nullable String change,
        @Nullable String changedPlaybook,
        @Nullable String noChangeReason) {

    static final PlaybookDecision UNDECIDED = new PlaybookDecision(null, null, null);

    public PlaybookDecision {
        if (change != null && !change.equals("changed") && !change.equals("none")) {
            throw Problem.invalid("playbookChange", "must be \"changed\" or \"none\"");
        }
    }

    boolean isChanged() {
        return "changed".equals(change);
    }
}
