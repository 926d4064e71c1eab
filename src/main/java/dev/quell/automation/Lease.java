package dev.quell.automation;

import dev.quell.automation.spi.Permit;
import dev.quell.node.Node;
import dev.quell.shared.Ticker;
import java.time.Duration;

/** A held target, by one worker of one node. Of two holders the later one has the greater token. */
final class Lease implements Permit {

    private final String target;
    private final String holder;
    private final long token;
    private final Duration quiet;
    private final Node.Life life;
    private final Ticker ticker;
    private volatile long sureUntil;

    Lease(String target, String holder, long token, Duration quiet, Node.Life life, Ticker ticker, long sureUntil) {
        this.target = target;
        this.holder = holder;
        this.token = token;
        this.quiet = quiet;
        this.life = life;
        this.ticker = ticker;
        this.sureUntil = sureUntil;
    }

    String target() {
        return target;
    }

    String holder() {
        return holder;
    }

    long token() {
        return token;
    }

    /** How long the target must still be left alone, counted from when the lease was taken. */
    Duration quiet() {
        return quiet;
    }

    /** Nobody else can hold the target now: neither has the lease run out in the database, nor can this node have been declared dead. */
    @Override
    public boolean valid() {
        return life.sure() && ticker.nanos() - sureUntil < 0;
    }

    void prolonged(long until) {
        if (until - sureUntil > 0) {
            sureUntil = until;
        }
    }
}
