package dev.quell.insights;

import dev.quell.incident.IncidentType;
import dev.quell.incident.IncidentVisibility;
import dev.quell.incident.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The incidents behind a figure; restricted ones count in the figure, but only who may know of them sees them here. */
@Repository
public class IncidentList {

    private static final String SQL = """
            select c.id, c.title, c.type, c.severity, c.status, c.system_id, c.detected_at, f.seconds, f.note,
                count(*) over () as total
            from cohort c join figure f on f.incident_id = c.id join quell.incident i on i.id = c.id
            where %s
            order by f.seconds desc nulls last, c.detected_at desc, c.id desc
            limit :limit offset :offset""".formatted(IncidentVisibility.SEEN);

    private final Cohort cohort;
    private final IncidentVisibility visibility;

    IncidentList(Cohort cohort, IncidentVisibility visibility) {
        this.cohort = cohort;
        this.visibility = visibility;
    }

    /**
     * @param severity {@link Scope#UNCLASSIFIED} when there is none
     * @param seconds what this incident adds to the figure, when that is a time
     * @param note what it adds otherwise; may be empty
     * @param total how many incidents the figure has, on all pages
     */
    public record Row(
            String id,
            String title,
            IncidentType type,
            String severity,
            Status status,
            @Nullable String system,
            Instant detectedAt,
            @Nullable Double seconds,
            String note,
            long total) {}

    /** The longest first, the newest first among equals. */
    @Transactional(readOnly = true)
    public List<Row> of(Scope scope, Figure figure, int limit, long offset) {
        var parameters = new HashMap<String, Object>(figure.parameters());
        parameters.putAll(visibility.reader());
        parameters.put("limit", limit);
        parameters.put("offset", offset);
        return cohort.sql(scope, figure.sql() + SQL, parameters)
                .query(IncidentList::map)
                .list();
    }

    private static Row map(ResultSet row, int index) throws SQLException {
        return new Row(
                row.getString("id"),
                row.getString("title"),
                IncidentType.valueOf(row.getString("type")),
                row.getString("severity"),
                Status.valueOf(row.getString("status")),
                row.getString("system_id"),
                row.getObject("detected_at", OffsetDateTime.class).toInstant(),
                row.getObject("seconds", Double.class),
                row.getString("note"),
                row.getLong("total"));
    }
}
