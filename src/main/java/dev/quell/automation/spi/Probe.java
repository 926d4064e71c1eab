package dev.quell.automation.spi;

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

    public boolean usable() {
        return reachable && problems.isEmpty();
    }
}
