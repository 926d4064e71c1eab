package dev.quell.node;

import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code quell.node}. All times are the database's. */
final class NodeTable {

    private final JdbcClient jdbc;

    NodeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param name tells people which node it is */
    void add(String id, String name) {
        jdbc.sql("""
                        insert into quell.node (id, name, sessions, started_at, last_beat)
                        values (:id, :name, current_setting('application_name'), clock_timestamp(), clock_timestamp())""").param("id", id).param("name", name).update();
    }

    /** False when the node has been declared dead. */
    boolean beat(String id) {
        return jdbc.sql("update quell.node set last_beat = clock_timestamp() where id = :id and dead_since is null")
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Of several nodes that do it at the same time, one gets the answer. None waits for another. */
    List<String> declareDead(Duration deadAfter) {
        return jdbc.sql("""
                        update quell.node set dead_since = clock_timestamp()
                        where id in (select id from quell.node
                            where dead_since is null and last_beat < clock_timestamp() - :seconds * interval '1 second'
                            for update skip locked)
                        returning id""")
                .param("seconds", deadAfter.toMillis() / 1000.0)
                .query(String.class)
                .list();
    }

    void declareDead(String id) {
        jdbc.sql("update quell.node set dead_since = clock_timestamp() where id = :id and dead_since is null")
                .param("id", id)
                .update();
    }

    /**
     * Ends what a dead node still has open in the database: a node that only pauses keeps its row locks, and would commit when it wakes
     * up. Spares sessions whose name a living node has too.
     */
    void endSessions(String deadId) {
        jdbc.sql("""
                        select pg_terminate_backend(activity.pid)
                        from pg_stat_activity activity join quell.node dead on dead.sessions = activity.application_name
                        where dead.id = :id and dead.sessions <> '' and activity.pid <> pg_backend_pid()
                            and activity.datname = current_database() and activity.usename = current_user
                            and not exists (select 1 from quell.node alive
                                where alive.sessions = dead.sessions and alive.dead_since is null)""").param("id", deadId).query(Boolean.class).list();
    }

    /** Also those declared dead a while ago: what they were about to take may have become visible only now. */
    List<String> deadOfLate(Duration within) {
        return jdbc.sql(
                        "select id from quell.node where dead_since > clock_timestamp() - :seconds * interval '1 second'")
                .param("seconds", within.toSeconds())
                .query(String.class)
                .list();
    }

    void forget(Duration deadFor) {
        jdbc.sql("delete from quell.node where dead_since < clock_timestamp() - :seconds * interval '1 second'")
                .param("seconds", deadFor.toSeconds())
                .update();
    }
}
