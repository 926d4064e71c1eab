package dev.quell.monitoring;

import dev.quell.inventory.Direction;
import dev.quell.inventory.MetricThreshold;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ObservationRepository {

    private static final String COLUMNS = "system_id, metric, value, observed_at, source";

    private final JdbcClient jdbc;

    ObservationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Stores what is new, in one statement, and returns it. The order of the rows is the same for everybody, so that two
     * requests with the same observations wait for each other instead of deadlocking.
     */
    List<Observation> insertNew(List<Observation> observations, Instant receivedAt) {
        return jdbc.sql("""
                        insert into quell.observation (system_id, metric, value, observed_at, source, received_at)
                        select distinct on (s, m, t, o) s, m, v, t, o, :receivedAt
                        from unnest(:systems::text[], :metrics::text[], :values::float8[], :times::timestamptz[],
                                    :sources::text[]) as n(s, m, v, t, o)
                        order by s, m, t, o
                        on conflict do nothing
                        returning system_id, metric, value, observed_at, source""")
                .param("systems", texts(observations, Observation::systemId))
                .param("metrics", texts(observations, Observation::metric))
                .param("values", observations.stream().map(Observation::value).toArray(Double[]::new))
                .param(
                        "times",
                        texts(
                                observations,
                                observation -> observation.observedAt().toString()))
                .param("sources", texts(observations, Observation::source))
                .param("receivedAt", Timestamp.from(receivedAt))
                .query(ObservationRepository::map)
                .list();
    }

    Optional<Observation> latest(String systemId, String metric) {
        return jdbc.sql("select " + COLUMNS + " from quell.observation where system_id = :system and metric = :metric"
                        + " order by observed_at desc, received_at desc limit 1")
                .param("system", systemId)
                .param("metric", metric)
                .query(ObservationRepository::map)
                .optional();
    }

    Optional<Observation> latest(String systemId, String metric, Instant until) {
        return jdbc.sql("select " + COLUMNS + " from quell.observation where system_id = :system and metric = :metric"
                        + " and observed_at <= :until order by observed_at desc, received_at desc limit 1")
                .param("system", systemId)
                .param("metric", metric)
                .param("until", Timestamp.from(until))
                .query(ObservationRepository::map)
                .optional();
    }

    List<Observation> since(String systemId, String metric, Instant from, int most) {
        return jdbc.sql("select * from (select " + COLUMNS + " from quell.observation where system_id = :system"
                        + " and metric = :metric and observed_at >= :from order by observed_at desc, source limit :most) newest"
                        + " order by observed_at, source")
                .param("system", systemId)
                .param("metric", metric)
                .param("from", Timestamp.from(from))
                .param("most", most)
                .query(ObservationRepository::map)
                .list();
    }

    /** Of each stretch of time in which something was observed the value that is furthest on the bad side, oldest first. */
    List<MetricPoint> worst(String systemId, MetricThreshold limit, Instant from, Instant until, Duration stretch) {
        var worst = limit.direction() == Direction.ABOVE ? "max" : "min";
        return jdbc.sql("select to_timestamp(floor(extract(epoch from observed_at) / :stretch) * :stretch) as at, "
                        + worst
                        + "(value) as value, count(*) as observations from quell.observation where system_id = :system"
                        + " and metric = :metric and observed_at between :from and :until group by 1 order by 1")
                .param("stretch", stretch.toSeconds())
                .param("system", systemId)
                .param("metric", limit.metric())
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .query((row, number) -> new MetricPoint(
                        row.getTimestamp("at").toInstant(), row.getDouble("value"), row.getInt("observations")))
                .list();
    }

    int countSince(String systemId, String metric, Instant from) {
        return jdbc.sql("select count(*) from quell.observation where system_id = :system and metric = :metric"
                        + " and observed_at >= :from")
                .param("system", systemId)
                .param("metric", metric)
                .param("from", Timestamp.from(from))
                .query(Integer.class)
                .single();
    }

    private static String[] texts(List<Observation> observations, Function<Observation, String> field) {
        return observations.stream().map(field).toArray(String[]::new);
    }

    private static Observation map(ResultSet row, int index) throws SQLException {
        return new Observation(
                row.getString("system_id"),
                row.getString("metric"),
                row.getDouble("value"),
                row.getTimestamp("observed_at").toInstant(),
                row.getString("source"));
    }
}
