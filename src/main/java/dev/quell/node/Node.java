package dev.quell.node;

import dev.quell.shared.Ticker;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** This node, under the name by which it holds things in the database. */
@Component
@EnableConfigurationProperties(NodeProperties.class)
public class Node {

    private final Ticker ticker;
    private final NodeProperties properties;
    private volatile Life life;

    public Node(Ticker ticker, NodeProperties properties) {
        this.ticker = ticker;
        this.properties = properties;
        this.life = new Life();
    }

    /** Ends when another node declares it over; what was taken in one life must not be used in the next. */
    public Life life() {
        return life;
    }

    public String id() {
        return life.id();
    }

    /** A life under a new name, to {@link #begin} once the cluster knows it. */
    Life another() {
        return new Life();
    }

    void begin(Life next) {
        life = next;
    }

    /** From one name to the next. */
    public final class Life {

        private final String id = UUID.randomUUID().toString();
        private volatile long sureUntil = ticker.nanos();

        public String id() {
            return id;
        }

        /** Whether nobody can have declared this life over yet. Asks no other machine, and is right after any pause. */
        public boolean sure() {
            return ticker.nanos() - sureUntil < 0;
        }

        void end() {
            sureUntil = ticker.nanos();
        }

        void beaten(long startedAt) {
            sureUntil = startedAt + properties.sureFor().toNanos();
        }
    }
}
