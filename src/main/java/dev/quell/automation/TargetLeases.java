package dev.quell.automation;

import dev.quell.node.Node;
import dev.quell.node.NodeHoldings;
import dev.quell.node.NodeProperties;
import dev.quell.shared.Ticker;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * One worker a target at a time, over all nodes. Leases are short and their node's beat prolongs those in use; all times are the
 * database's. A worker that dies loses its lease with its node, one that stands still knows by its own ticker that it may have lost it.
 */
@Component
@EnableConfigurationProperties(LeaseProperties.class)
class TargetLeases implements NodeHoldings {

    private final JdbcClient jdbc;
    private final SeparateTransaction transaction;
    private final Node node;
    private final NodeProperties beats;
    private final LeaseProperties properties;
    private final Ticker ticker;
    private final Map<String, Lease> held = new ConcurrentHashMap<>();

    TargetLeases(
            JdbcClient jdbc,
            SeparateTransaction transaction,
            Node node,
            NodeProperties beats,
            LeaseProperties properties,
            Ticker ticker) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.node = node;
        this.beats = beats;
        this.properties = properties;
        this.ticker = ticker;
    }

    /** Empty while somebody else holds the target, or this node is not sure to be alive. */
    Optional<Lease> acquire(String target) {
        var life = node.life();
        if (!life.sure()) {
            return Optional.empty();
        }
        var until = sureUntil();
        var holder = UUID.randomUUID().toString();
        var lease = transaction.run(() -> jdbc.sql("""
                        insert into quell.action_lease as l (target, holder, node, token, expires_at)
                        values (:target, :holder, :node, 1, clock_timestamp() + :seconds * interval '1 second')
                        on conflict (target) do update
                            set holder = excluded.holder, node = excluded.node, token = l.token + 1,
                                expires_at = excluded.expires_at
                            where l.expires_at <= clock_timestamp()
                        returning token, coalesce(extract(epoch from called_at - clock_timestamp()), -1e9)""")
                .param("target", target)
                .param("holder", holder)
                .param("node", life.id())
                .param("seconds", seconds(beats.deadAfter()))
                .query((row, index) ->
                        new Lease(target, holder, row.getLong(1), quiet(row.getDouble(2)), life, ticker, until))
                .optional());
        lease.ifPresent(taken -> held.put(holder, taken));
        return lease;
    }

    /**
     * Prolongs the lease for a call that is about to be made; false when it has been lost. Joins the caller's transaction and keeps the
     * lease's row locked in it.
     */
    boolean call(Lease lease) {
        return jdbc.sql("""
                                update quell.action_lease
                                set expires_at = clock_timestamp() + :seconds * interval '1 second',
                                    called_at = clock_timestamp()
                                where target = :target and holder = :holder and token = :token
                                    and expires_at > clock_timestamp()""")
                        .param("seconds", seconds(beats.deadAfter()))
                        .param("target", lease.target())
                        .param("holder", lease.holder())
                        .param("token", lease.token())
                        .update()
                == 1;
    }

    /** The call has ended and what it did is known. Joins the caller's transaction. */
    void callEnded(Lease lease) {
        jdbc.sql("""
                        update quell.action_lease set called_at = null
                        where target = :target and holder = :holder and token = :token""")
                .param("target", lease.target())
                .param("holder", lease.holder())
                .param("token", lease.token())
                .update();
    }

    void release(Lease lease) {
        held.remove(lease.holder());
        transaction.run(() -> jdbc.sql("""
                        update quell.action_lease set expires_at = clock_timestamp()
                        where target = :target and holder = :holder and token = :token""")
                .param("target", lease.target())
                .param("holder", lease.holder())
                .param("token", lease.token())
                .update());
    }

    /**
     * What has run out stays so: somebody may have taken it, or be about to. Rows that one of this node's own transactions has locked are
     * left out, because the beat waits for nobody.
     */
    @Override
    public void prolong(JdbcClient own, Node.Life life) {
        if (held.isEmpty()) {
            return;
        }
        var until = sureUntil();
        var holders = Map.copyOf(held);
        var kept = own.sql("""
                        update quell.action_lease set expires_at = clock_timestamp() + :seconds * interval '1 second'
                        where target in (select target from quell.action_lease
                            where node = :node and holder in (:holders) and expires_at > clock_timestamp()
                            for update skip locked)
                        returning holder""")
                .param("seconds", seconds(beats.deadAfter()))
                .param("node", life.id())
                .param("holders", holders.keySet())
                .query(String.class)
                .list();
        kept.forEach(holder -> Objects.requireNonNull(holders.get(holder)).prolonged(until));
    }

    @Override
    public void free(JdbcClient own, String deadNode) {
        own.sql("""
                        update quell.action_lease set expires_at = clock_timestamp()
                        where target in (select target from quell.action_lease
                            where node = :node and expires_at > clock_timestamp() for update skip locked)""").param("node", deadNode).update();
    }

    /** Of a lease that is taken or prolonged from now on. */
    long sureUntil() {
        return ticker.nanos() + beats.sureFor().toNanos();
    }

    private Duration quiet(double secondsSinceTheCall) {
        var left = seconds(properties.quiet()) + secondsSinceTheCall;
        return left <= 0 ? Duration.ZERO : Duration.ofMillis((long) (left * 1000));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
