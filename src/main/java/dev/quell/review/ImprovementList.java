package dev.quell.review;

import dev.quell.incident.IncidentVisibility;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Improvements of all incidents to look through. */
@Repository
public class ImprovementList {

    private static final String OVERDUE =
            "m.status = 'OVERDUE' or m.status in ('OPEN', 'IN_PROGRESS') and m.due_date < :today";

    private final JdbcClient jdbc;
    private final IncidentVisibility visibility;
    private final Clock clock;

    ImprovementList(JdbcClient jdbc, IncidentVisibility visibility, Clock clock) {
        this.jdbc = jdbc;
        this.visibility = visibility;
        this.clock = clock;
    }

    /** Which improvements somebody wants to see. */
    public enum State {
        OPEN("not yet verified", "m.status <> 'VERIFIED'"),
        OVERDUE("overdue", ImprovementList.OVERDUE),
        DONE("done, to be verified", "m.status = 'DONE'"),
        VERIFIED("verified", "m.status = 'VERIFIED'"),
        ALL("all", "true");

        private final String label;
        private final String condition;

        State(String label, String condition) {
            this.label = label;
            this.condition = condition;
        }

        public String label() {
            return label;
        }
    }

    /**
     * @param owner user id; empty for improvements that nobody owns, null for everybody's
     * @param type null for every type
     */
    public record Filter(
            State state, @Nullable String owner, @Nullable ImprovementType type) {}

    /**
     * @param exercise the incident was a drill; its improvements are real
     * @param total how many there are on all pages
     */
    public record Row(Improvement improvement, String incidentTitle, boolean exercise, boolean overdue, long total) {}

    /** The most urgent first, verified ones last. */
    @Transactional(readOnly = true)
    public List<Row> of(Filter filter, int limit, long offset) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var type = filter.type();
        return jdbc.sql("select m.*, i.title, i.exercise, count(*) over () as total from quell.improvement m"
                        + " join quell.incident i on i.id = m.incident_id where " + IncidentVisibility.SEEN
                        + " and (" + filter.state().condition + """
                        ) and (cast(:owner as text) is null or coalesce(m.owner, '') = :owner)
                        and (cast(:type as text) is null or m.type = :type)
                        order by m.status = 'VERIFIED', m.due_date nulls first, m.id limit :limit offset :offset""")
                .params(visibility.reader())
                .param("today", today)
                .param("owner", filter.owner())
                .param("type", type == null ? null : type.name())
                .param("limit", limit)
                .param("offset", offset)
                .query((row, index) -> row(row, today))
                .list();
    }

    /** Everybody who owns an improvement, by name. */
    @Transactional(readOnly = true)
    public List<String> owners() {
        return jdbc.sql("select distinct owner from quell.improvement where owner is not null order by owner")
                .query(String.class)
                .list();
    }

    private static Row row(ResultSet row, LocalDate today) throws SQLException {
        var improvement = ImprovementRepository.map(row, 0);
        return new Row(
                improvement,
                row.getString("title"),
                row.getBoolean("exercise"),
                improvement.isOverdue(today),
                row.getLong("total"));
    }
}
