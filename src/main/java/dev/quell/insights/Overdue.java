package dev.quell.insights;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Improvements that were agreed after the incidents and are late today. */
@Repository
public class Overdue {

    static final String SQL = """
            , follow_up as (
                select m.incident_id, coalesce(m.owner, '') as owner, m.due_date, m.status <> 'VERIFIED' as unfinished,
                    m.status = 'OVERDUE' or m.status in ('OPEN', 'IN_PROGRESS') and m.due_date < :today as overdue
                from quell.improvement m join cohort c on c.id = m.incident_id
            )
            """;

    private static final String OWNERS = SQL + """
            select owner, count(*) as improvements, count(*) filter (where unfinished) as unfinished,
                count(*) filter (where overdue) as overdue, min(due_date) filter (where overdue) as oldest
            from follow_up group by owner order by overdue desc, oldest, owner""";

    private final Cohort cohort;
    private final Clock clock;

    Overdue(Cohort cohort, Clock clock) {
        this.cohort = cohort;
        this.clock = clock;
    }

    /** Which improvements of an owner. */
    public enum Which {
        AGREED("Improvements", "true"),
        UNFINISHED("Unfinished improvements", "unfinished"),
        OVERDUE("Overdue improvements", "overdue");

        private final String label;
        private final String condition;

        Which(String label, String condition) {
            this.label = label;
            this.condition = condition;
        }

        String label() {
            return label;
        }

        String condition() {
            return condition;
        }
    }

    /**
     * The improvements of one person.
     *
     * @param owner empty for those that nobody owns
     * @param unfinished not yet verified
     * @param oldest the due date (UTC) that passed first; null when nothing is overdue
     */
    public record OwnerCount(
            String owner,
            long improvements,
            long unfinished,
            long overdue,
            @Nullable LocalDate oldest) {}

    /** Whoever has most overdue first. */
    @Transactional(readOnly = true)
    public List<OwnerCount> of(Scope scope) {
        return cohort.sql(scope, OWNERS, today(clock))
                .query((row, index) -> new OwnerCount(
                        row.getString("owner"),
                        row.getLong("improvements"),
                        row.getLong("unfinished"),
                        row.getLong("overdue"),
                        row.getObject("oldest", LocalDate.class)))
                .list();
    }

    static Map<String, LocalDate> today(Clock clock) {
        return Map.of("today", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }
}
