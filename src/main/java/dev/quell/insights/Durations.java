package dev.quell.insights;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How long the stages of the response took. */
@Repository
public class Durations {

    /** One row an incident and measure; {@code seconds} is null where the incident has not got there. */
    static final String SQL = """
            , began as (
                select s.incident_id, min(s.starts_at) as at
                from quell.signal s join cohort c on c.id = s.incident_id
                where s.state = 'FIRING'
                    and s.starts_at between c.detected_at - interval '365 days' and c.detected_at
                group by s.incident_id
            ), durations as (
                select c.id as incident_id, c.month, c.type, c.severity, m.measure,
                    cast(extract(epoch from m.ended - m.began) as double precision) as seconds
                from cohort c left join began b on b.incident_id = c.id
                cross join lateral (values
                    ('DETECT', b.at, case when c.genuine then c.detected_at end),
                    ('ACKNOWLEDGE', c.detected_at, c.acknowledged_at),
                    ('CONTAIN', c.detected_at, case when c.genuine then c.contained_at end),
                    ('RECOVER', c.detected_at, case when c.genuine then c.recovered_at end),
                    ('RESOLVE', c.detected_at, case when c.status = 'CLOSED' then c.closed_at end)
                ) as m (measure, began, ended)
            )
            """;

    private static final String SPREADS =
            SQL + "select measure, " + Cohort.GROUP + """
            , count(*) as incidents, count(seconds) as reached,
                percentile_cont(0.5) within group (order by seconds) as median,
                percentile_cont(0.9) within group (order by seconds) as p90
            from durations
            group by measure, grouping sets\s""" + Cohort.GROUPS + " order by key";

    private final Cohort cohort;

    Durations(Cohort cohort) {
        this.cohort = cohort;
    }

    /**
     * How a length of time is spread over the incidents of a group. Percentiles interpolate between neighbours
     * (PostgreSQL's {@code percentile_cont}).
     *
     * @param key month, type or severity; empty for {@link Dimension#ALL}
     * @param incidents how many there are in the group
     * @param reached how many have got there; the percentiles are of those
     * @param median in seconds; null when none has got there
     * @param p90 nine of ten incidents took at most this many seconds
     */
    public record Spread(
            Measure measure,
            Dimension dimension,
            String key,
            long incidents,
            long reached,
            @Nullable Double median,
            @Nullable Double p90) {}

    /** Every measure for all incidents, by month, by type and by severity; groups without incidents are not in it. */
    @Transactional(readOnly = true)
    public List<Spread> of(Scope scope) {
        return cohort.sql(scope, SPREADS).query(Durations::map).list();
    }

    private static Spread map(ResultSet row, int index) throws SQLException {
        return new Spread(
                Measure.valueOf(row.getString("measure")),
                Dimension.valueOf(row.getString("dimension")),
                row.getString("key"),
                row.getLong("incidents"),
                row.getLong("reached"),
                row.getObject("median", Double.class),
                row.getObject("p90", Double.class));
    }
}
