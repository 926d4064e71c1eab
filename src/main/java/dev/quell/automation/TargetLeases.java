package dev.quell.automation;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One worker a target at a time, over all nodes. A worker that dies loses its lease by the database's clock. */
@Component
class TargetLeases {

    /** Longer than the slowest changing call with a fresh login takes, shorter than the retries of a job last. */
    static final Duration DURATION = Duration.ofSeconds(40);

    /** A held target; of two holders the later one has the greater token. */
    record Lease(String target, String holder, long token) {}

    private final JdbcClient jdbc;
    private final SeparateTransaction transaction;

    TargetLeases(JdbcClient jdbc, SeparateTransaction transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Empty while somebody else holds the target. */
    Optional<Lease> acquire(String target) {
        var holder = UUID.randomUUID().toString();
        return transaction.run(() -> jdbc.sql("""
                        insert into quell.action_lease as l (target, holder, token, expires_at)
                        values (:target, :holder, 1, clock_timestamp() + :seconds * interval '1 second')
                        on conflict (target) do update
                            set holder = excluded.holder, token = l.token + 1, expires_at = excluded.expires_at
                            where l.expires_at <= clock_timestamp()
                        returning token""")
                .param("target", target)
                .param("holder", holder)
                .param("seconds", DURATION.toSeconds())
                .query(Long.class)
                .optional()
                .map(token -> new Lease(target, holder, token)));
    }

    /** Prolongs the lease; false when it has been lost. Joins the caller's transaction and keeps the lease's row locked in it. */
    boolean renew(Lease lease) {
        return jdbc.sql("""
                                update quell.action_lease
                                set expires_at = clock_timestamp() + :seconds * interval '1 second'
                                where target = :target and holder = :holder and token = :token
                                    and expires_at > clock_timestamp()""")
                        .param("seconds", DURATION.toSeconds())
                        .param("target", lease.target())
                        .param("holder", lease.holder())
                        .param("token", lease.token())
                        .update()
                == 1;
    }

    void release(Lease lease) {
        transaction.run(() -> jdbc.sql("""
                        update quell.action_lease set expires_at = clock_timestamp()
                        where target = :target and holder = :holder and token = :token""")
                .param("target", lease.target())
                .param("holder", lease.holder())
                .param("token", lease.token())
                .update());
    }
}
