package dev.quell.playbook;

import dev.quell.engine.ModelKind;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One deployed version of a process, decision or form.
 *
 * @param name as people see it; the key when it has none
 * @param resource file name in its deployment
 * @param deployedBy null when it was deployed before this was kept
 * @param incidents that run on it now
 */
public record ModelVersion(
        ModelKind kind,
        String key,
        String name,
        int version,
        String definitionId,
        String deploymentId,
        String resource,
        Instant deployedAt,
        @Nullable String deployedBy,
        State state,
        int incidents) {

    public enum State {
        /** New incidents use it. */
        RELEASED("released"),
        /** Incidents have used it, and those that began then still do. */
        EARLIER("released before"),
        /** Nothing has ever used it. */
        DRAFT("draft");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** The part of its page's address that tells the kind. */
    public String kindKey() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    public boolean draft() {
        return state == State.DRAFT;
    }
}
