package dev.quell.intake;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts how often signals have come. */
@Repository
class SignalDeliveries {

    private final JdbcClient jdbc;

    SignalDeliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds to the counts, with one statement and each row once, and returns the ids that there are. The rows are locked in
     * one order, so that transactions that call this once wait for each other instead of deadlocking.
     *
     * @param times by signal id, how often it has come
     */
    Set<String> add(Map<String, Integer> times, Instant now) {
        var ids = times.keySet().toArray(String[]::new);
        var counts = new Integer[ids.length];
        for (var i = 0; i < ids.length; i++) {
            counts[i] = times.get(ids[i]);
        }
        return new HashSet<>(jdbc.sql("""
                        with due as (
                            select d.signal_id, n.times
                            from unnest(:ids::text[], :counts::integer[]) as n(id, times)
                            join quell.signal_delivery d on d.signal_id = n.id
                            order by d.signal_id for no key update of d)
                        update quell.signal_delivery d
                        set deliveries = d.deliveries + due.times, last_at = greatest(d.last_at, :now)
                        from due where d.signal_id = due.signal_id
                        returning d.signal_id""")
                .param("ids", ids)
                .param("counts", counts)
                .param("now", Timestamp.from(now))
                .query(String.class)
                .list());
    }
}
