package dev.quell.automation.spi;

import dev.quell.automation.spi.Outcome.Code;
import java.util.List;

/**
 * Whether a connection can be used.
 *
 * @param version what the server calls itself, empty when it did not say
 * @param problems what stands in the way and how to remove it; empty when nothing does
 */
public record Probe(boolean reachable, String version, List<String> problems) {

    public Probe {
        problems = List.copyOf(problems);
    }

    /** The probe that a call's failure makes. A server that refuses was reached; one that our own settings keep us from was not. */
    public static Probe failed(ConnectorException e, String problem) {
        var misconfigured = e.outcome() instanceof Outcome.Rejected rejected && rejected.code() == Code.MISCONFIGURED;
        return new Probe(!e.retryable() && !misconfigured, "", List.of(problem));
    }

    public boolean usable() {
        return reachable && problems.isEmpty();
    }
}
