package dev.quell.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.shared.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What has to be there before a review is signed off. */
class ReviewSignOffTest {

    private static final Lessons LESSONS = new Lessons("Scores were wrong", "A unit changed", null, null, null, null);
    private static final PlaybookDecision UNCHANGED = new PlaybookDecision("none", null, "It worked");
    private static final LocalDate DUE = LocalDate.of(2026, 4, 1);

    @Test
    void missesNothingInACompleteReview() {
        assertThat(ReviewSignOff.missing(review(LESSONS, UNCHANGED), List.of(improvement("IMP-2026-0001", "ann", DUE))))
                .isEmpty();
    }

    @Test
    void namesEachImprovementWithoutAnOwnerOrADate() {
        var missing = ReviewSignOff.missing(
                review(LESSONS, UNCHANGED),
                List.of(
                        improvement("IMP-2026-0001", null, DUE),
                        improvement("IMP-2026-0002", " ", null),
                        improvement("IMP-2026-0003", "ann", DUE)));

        assertThat(missing)
                .containsExactly(
                        "IMP-2026-0001 has no owner: choose it in \"Record improvement\" and name one.",
                        "IMP-2026-0002 has no owner: choose it in \"Record improvement\" and name one.",
                        "IMP-2026-0002 has no due date: choose it in \"Record improvement\" and set one.");
    }

    @Test
    void wantsAReasonWhenThereIsNoImprovement() {
        assertThat(ReviewSignOff.missing(review(LESSONS, UNCHANGED), List.of()))
                .singleElement()
                .asString()
                .startsWith("There is neither an improvement nor a reason for none");
        var reasoned = new Lessons("Scores were wrong", "A unit changed", null, null, null, "Nothing was missing");
        assertThat(ReviewSignOff.missing(review(reasoned, UNCHANGED), List.of()))
                .isEmpty();
    }

    @Test
    void wantsThePlaybookQuestionAnsweredWithWhatOrWhy() {
        assertThat(playbookProblem(PlaybookDecision.UNDECIDED)).startsWith("Neither a playbook change nor a reason");
        assertThat(playbookProblem(new PlaybookDecision("changed", " ", null))).contains("but not what");
        assertThat(playbookProblem(new PlaybookDecision("none", null, null))).contains("but not why");
    }

    @Test
    void wantsToKnowWhatHappenedAndWhatContributed() {
        assertThat(ReviewSignOff.missing(
                        review(Lessons.NONE, UNCHANGED), List.of(improvement("IMP-2026-0001", "ann", DUE))))
                .hasSize(2)
                .anyMatch(missing -> missing.startsWith("What happened is not summed up"))
                .anyMatch(missing -> missing.startsWith("No contributing factor"));
    }

    @Test
    void knowsNoThirdAnswerToThePlaybookQuestion() {
        assertThatThrownBy(() -> new PlaybookDecision("perhaps", null, null))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("playbookChange");
    }

    private static String playbookProblem(PlaybookDecision decision) {
        var missing =
                ReviewSignOff.missing(review(LESSONS, decision), List.of(improvement("IMP-2026-0001", "ann", DUE)));
        assertThat(missing).hasSize(1);
        return missing.get(0);
    }

    private static Review review(Lessons lessons, PlaybookDecision playbook) {
        return new Review("INC-2026-0001", Instant.EPOCH, null, null, null, null, lessons, playbook, null, null);
    }

    private static Improvement improvement(String id, String owner, LocalDate dueDate) {
        return new Improvement(
                id,
                "INC-2026-0001",
                "Alert on missing values",
                ImprovementType.DETECT,
                owner,
                dueDate,
                ImprovementStatus.OPEN,
                null,
                null,
                null,
                null,
                "quell",
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
