package dev.quell.insights;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A figure that can be followed to its incidents.
 *
 * @param title what the incidents have in common, in words
 * @param sql after the cohort; defines {@code figure (incident_id, seconds, note)} with a row an incident
 * @param parameters of the statement
 */
public record Figure(String title, String sql, Map<String, ?> parameters) {

    private static final String NO_SECONDS = "cast(null as double precision) as seconds, ";

    public static Figure opened() {
        return of("Incidents", "", "select id as incident_id, " + NO_SECONDS + "'' as note from cohort", Map.of());
    }

    /** The incidents that got there, with the time that it took. */
    public static Figure time(Measure measure) {
        return of(
                measure.label(),
                Durations.SQL,
                "select incident_id, seconds, '' as note from durations where measure = :measure and seconds is not null",
                Map.of("measure", measure.name()));
    }

    /** @param falsePositives only those that were dismissed as such */
    public static Figure rule(String source, String rule, boolean falsePositives) {
        var title = falsePositives ? "Dismissed as false positive" : "Opened";
        return of(
                title + " · " + (rule.isEmpty() ? source + ", without a rule" : rule + " (" + source + ")"),
                RuleOutcomes.SQL,
                "select incident_id, " + NO_SECONDS
                        + "case when false_positive then 'false positive' else '' end as note"
                        + " from opened where source = :source and rule = :rule and (false_positive or not :falsePositives)",
                Map.of("source", source, "rule", rule, "falsePositives", falsePositives));
    }

    public static Figure steps() {
        return of(
                "Automated and manual steps",
                Steps.SQL,
                "select incident_id, " + NO_SECONDS
                        + "automated || ' automated, ' || manual || ' manual' as note from steps",
                Map.of());
    }

    /**
     * Incidents with improvements of an owner.
     *
     * @param which all that were agreed, those that nobody has verified, or those that are overdue
     */
    public static Figure improvements(Overdue.Which which, String owner, Clock clock) {
        var parameters = new HashMap<String, Object>(Overdue.today(clock));
        parameters.put("owner", owner);
        return of(
                which.label() + " of " + (owner.isEmpty() ? "nobody" : owner),
                Overdue.SQL,
                "select incident_id, " + NO_SECONDS + "concat(count(*), ', first due ' || min(due_date)) as note"
                        + " from follow_up where " + which.condition() + " and owner = :owner group by incident_id",
                parameters);
    }

    /** Incidents that passed the element or stand there, with the time that they spent there in all. */
    public static Figure wait(String process, String element) {
        var source = element.startsWith("callActivity") ? Waits.CALLS : Waits.TASKS;
        return of(
                "Waited at " + element + " of " + process,
                source,
                "select incident_id, cast(sum(seconds) as double precision) as seconds,"
                        + " case when bool_or(waiting) then 'stands there now' else '' end as note"
                        + " from waits where process = :process and element = :element group by incident_id",
                Map.of("process", process, "element", element, "processes", List.of(process)));
    }

    private static Figure of(String title, String before, String select, Map<String, ?> parameters) {
        return new Figure(title, before + ", figure as (" + select + ")", parameters);
    }
}
