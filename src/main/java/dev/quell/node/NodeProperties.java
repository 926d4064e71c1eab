package dev.quell.node;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code quell.node.*}: how quickly one node notices that another has died. The same on all nodes.
 *
 * @param beat how often a node says that it lives
 * @param deadAfter how long after its last beat, by the database's clock, a node counts as dead and others take its work over
 */
@ConfigurationProperties("quell.node")
public record NodeProperties(
        @DefaultValue("1s") Duration beat,
        @DefaultValue("5s") Duration deadAfter) {

    private static final int BEATS = 3;
    private static final int MARGIN = 5;

    public NodeProperties {
        if (beat.isNegative() || beat.isZero() || deadAfter.compareTo(beat.multipliedBy(BEATS)) < 0) {
            throw new IllegalArgumentException("quell.node.dead-after (" + deadAfter + ") must be at least " + BEATS
                    + " times quell.node.beat (" + beat + "), so that one late beat kills nobody");
        }
    }

    /** How long after the beginning of a beat a node may be sure that nobody takes it for dead; a fifth is left for clocks that differ in speed. */
    public Duration sureFor() {
        return deadAfter.minus(deadAfter.dividedBy(MARGIN));
    }
}
