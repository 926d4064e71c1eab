package dev.quell.diagnostics;

import dev.quell.automation.spi.ConnectorException;
import dev.quell.diagnostics.window.WindowUnreadable;
import dev.quell.shared.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What could be read for an incident, and what could not. */
public final class CollectedEvidence {

    private final List<Part> parts = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private boolean worthRepeating;

    CollectedEvidence() {}

    record Part(String name, String mediaType, String source, byte[] content) {}

    void add(String name, String mediaType, String source, Supplier<byte[]> content) {
        try {
            parts.add(new Part(name, mediaType, source, content.get()));
        } catch (ConnectorException e) {
            worthRepeating |= e.retryable();
            failures.add(name + ": " + e.getMessage());
        } catch (WindowUnreadable | Problem e) {
            failures.add(name + ": " + e.getMessage());
        }
    }

    List<Part> parts() {
        return parts;
    }

    public boolean complete() {
        return failures.isEmpty();
    }

    /** Something did not answer that may answer later. */
    public boolean worthRepeating() {
        return worthRepeating;
    }

    /** What could not be read and why, one sentence each. */
    public String failures() {
        return String.join("; ", failures);
    }
}
