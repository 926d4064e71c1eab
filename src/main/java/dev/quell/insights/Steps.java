package dev.quell.insights;

import java.util.List;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * How much of the response machines did. Counted from the record and not from the engine's history: the record is a hash
 * chain that nobody can change unseen and that is never cleaned up, so the figure can be shown to an auditor and recomputed.
 */
@Repository
public class Steps {

    /** The index {@code timeline_step} has the same condition. What a person did by hand has the person as its actor. */
    static final String SQL = """
            , steps as (
                select c.id as incident_id, c.month, c.type, c.severity, t.automated, t.manual
                from cohort c join (
                    select incident_id, count(*) filter (where kind <> 'task.completed') as automated,
                        count(*) filter (where kind = 'task.completed') as manual
                    from quell.timeline_entry
                    where kind in ('task.completed', 'decision.made', 'diagnosis.completed', 'evidence.frozen')
                        or kind in ('action.verified', 'action.undone', 'update.sent') and actor = 'quell'
                    group by incident_id
                ) t on t.incident_id = c.id
            )
            """;

    private static final String COUNTS = SQL + "select " + Cohort.GROUP + """
            , count(*) as incidents, coalesce(sum(automated), 0) as automated, coalesce(sum(manual), 0) as manual
            from steps group by grouping sets\s""" + Cohort.GROUPS + " order by key";

    private final Cohort cohort;

    Steps(Cohort cohort) {
        this.cohort = cohort;
    }

    /**
     * The steps of a group's incidents.
     *
     * @param incidents those with any step
     * @param automated decisions by tables, diagnoses, frozen evidence, sent updates, and verified or undone changes
     * @param manual tasks that people completed
     */
    public record StepCount(Dimension dimension, String key, long incidents, long automated, long manual) {

        public Share share() {
            return new Share(automated, automated + manual);
        }
    }

    @Transactional(readOnly = true)
    public List<StepCount> of(Scope scope) {
        return cohort.sql(scope, COUNTS)
                .query((row, index) -> new StepCount(
                        Dimension.valueOf(row.getString("dimension")),
                        row.getString("key"),
                        row.getLong("incidents"),
                        row.getLong("automated"),
                        row.getLong("manual")))
                .list();
    }
}
