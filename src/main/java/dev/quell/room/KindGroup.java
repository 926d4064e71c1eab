package dev.quell.room;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of timeline entries as people tell them apart. */
public enum KindGroup {
    NOTES("notes", "Notes", "note"),
    TASKS("tasks", "Tasks", "task"),
    INCIDENT("incident", "State and roles", "incident|role|signal"),
    FINDINGS("findings", "Findings and evidence", "diagnosis|evidence"),
    ACTIONS("actions", "Actions", "action"),
    UPDATES("updates", "Updates", "update"),
    ENGINE("engine", "Decisions, timers and failures", "decision|timer|job"),
    REVIEW("review", "Review and improvements", "review|improvement");

    private final String key;
    private final String label;
    private final String families;

    KindGroup(String key, String label, String families) {
        this.key = key;
        this.label = label;
        this.families = families;
    }

    /** Empty for a kind that no group has. */
    public static Optional<KindGroup> of(String kind) {
        return Arrays.stream(values())
                .filter(group -> kind.matches(group.pattern()))
                .findFirst();
    }

    /** Empty for a key that no group has, for example one that somebody typed into the address. */
    public static Optional<KindGroup> ofKey(String key) {
        return Arrays.stream(values()).filter(group -> group.key.equals(key)).findFirst();
    }

    /** As it stands in the address. */
    public String key() {
        return key;
    }

    public String label() {
        return label;
    }

    /** A regular expression for its kinds; PostgreSQL and Java read it alike. */
    String pattern() {
        return "^(" + families + ")([.].*)?$";
    }
}
