package dev.quell.review.process;

import dev.quell.review.ImprovementStatus;
import dev.quell.review.Improvements;
import dev.quell.review.Reports;
import dev.quell.review.Reviews;
import dev.quell.roster.Responders;
import dev.quell.shared.CanonicalJson;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.spin.Spin;
import org.springframework.stereotype.Component;

/** What the forms of the review show: times, improvements so far, who may own one, and what is still missing. */
@Component
class ReviewForms {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    /** As the form answers. */
    private static final DateTimeFormatter ANSWER = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm'Z'", Locale.ROOT);

    private static final String NEW = "new";

    private final Reports reports;
    private final Reviews reviews;
    private final Improvements improvements;
    private final Responders roster;

    ReviewForms(Reports reports, Reviews reviews, Improvements improvements, Responders roster) {
        this.reports = reports;
        this.reviews = reviews;
        this.improvements = improvements;
        this.roster = roster;
    }

    void showTimes(VariableScope scope, String incidentId) {
        table(
                scope,
                "reviewTimes",
                reports.milestones(incidentId).stream()
                        .map(milestone -> Map.of(
                                "milestone", milestone.name(),
                                "at", TIME.format(milestone.at().atOffset(ZoneOffset.UTC)),
                                "after", milestone.after()))
                        .toList());
    }

    /** Shows until when the session is to be held, and proposes that; with neither, a person chooses freely. */
    void proposeSession(VariableScope scope, String incidentId) {
        var deadline = reviews.require(incidentId).sessionDeadline();
        if (deadline != null) {
            var proposed = deadline.truncatedTo(ChronoUnit.HOURS).atOffset(ZoneOffset.UTC);
            scope.setVariable("sessionDeadlineText", TIME.format(deadline.atOffset(ZoneOffset.UTC)) + " UTC");
            scope.setVariable("sessionAt", ANSWER.format(proposed));
        }
    }

    void showProgress(VariableScope scope, String incidentId) {
        var agreed = improvements.of(incidentId);
        table(
                scope,
                "improvementTable",
                agreed.stream()
                        .map(improvement -> Map.of(
                                "id", improvement.id(),
                                "description", improvement.description(),
                                "owner", Objects.requireNonNullElse(improvement.owner(), "open"),
                                "dueDate", Objects.toString(improvement.dueDate(), "open")))
                        .toList());
        var targets = new ArrayList<Map<String, String>>();
        targets.add(option("A new improvement", NEW));
        agreed.stream()
                .filter(improvement -> improvement.status() == ImprovementStatus.OPEN)
                .filter(improvement -> improvement.owner() == null || improvement.dueDate() == null)
                .forEach(improvement -> targets.add(option(
                        "Owner or date of " + improvement.id() + ": " + improvement.description(), improvement.id())));
        table(scope, "improvementTargets", targets);
        scope.setVariable("reviewMissing", bullets(reviews.missing(incidentId)));
    }

    void offerOwners(VariableScope scope) {
        scope.setVariable("improvementTarget", NEW);
        var people = roster.roster().responders();
        table(
                scope,
                "ownerOptions",
                people.stream()
                        .map(person -> option(person.labelAmong(people), person.userId()))
                        .toList());
    }

    private static String bullets(List<String> missing) {
        return missing.isEmpty() ? "" : "- " + String.join("\n- ", missing);
    }

    private static Map<String, String> option(String label, String value) {
        return Map.of("label", label, "value", value);
    }

    private static void table(VariableScope scope, String name, List<? extends Map<String, String>> rows) {
        scope.setVariable(name, Spin.JSON(CanonicalJson.write(rows)));
    }
}
