package dev.quell.review;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When a review may be signed off: every lesson has somebody and a date, and the playbook question is answered. */
public final class ReviewSignOff {

    private ReviewSignOff() {}

    /** What is missing, each as one sentence that says how to mend it; empty when the review may be signed off. */
    public static List<String> missing(Review review, List<Improvement> improvements) {
        var missing = new ArrayList<String>();
        lessons(review.lessons(), missing);
        improvements(review.lessons(), improvements, missing);
        playbook(review.playbook(), missing);
        return List.copyOf(missing);
    }

    private static void lessons(Lessons lessons, List<String> missing) {
        if (isBlank(lessons.summary())) {
            missing.add("What happened is not summed up: fill it in with the findings of the session.");
        }
        if (isBlank(lessons.contributingFactors())) {
            missing.add("No contributing factor is recorded: fill it in with the findings of the session.");
        }
    }

    private static void improvements(Lessons lessons, List<Improvement> improvements, List<String> missing) {
        if (improvements.isEmpty() && isBlank(lessons.noImprovementReason())) {
            missing.add("There is neither an improvement nor a reason for none: record an improvement.");
        }
        for (var improvement : improvements) {
            if (isBlank(improvement.owner())) {
                missing.add(improvement.id() + " has no owner: choose it in \"Record improvement\" and name one.");
            }
            if (improvement.dueDate() == null) {
                missing.add(improvement.id() + " has no due date: choose it in \"Record improvement\" and set one.");
            }
        }
    }

    private static void playbook(PlaybookDecision playbook, List<String> missing) {
        if (playbook.change() == null) {
            missing.add(
                    "Neither a playbook change nor a reason for none is recorded: do it in \"Decide playbook change\".");
        } else if (playbook.isChanged() && isBlank(playbook.changedPlaybook())) {
            missing.add("The playbook is said to have changed, but not what: name it in \"Decide playbook change\".");
        } else if (!playbook.isChanged() && isBlank(playbook.noChangeReason())) {
            missing.add("The playbook stays as it is, but not why: give the reason in \"Decide playbook change\".");
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
