package dev.quell.playbook;

import java.util.List;

/**
 * One difference between two versions of a model.
 *
 * @param element id in the model; on the diagram, if it is drawn
 * @param type in words, for example {@code service task}
 * @param details what was and what is, for what has changed
 */
public record Difference(Change change, String element, String type, String name, List<String> details) {

    /** Seen from the older version. */
    public enum Change {
        ADDED("added"),
        REMOVED("removed"),
        CHANGED("changed");

        private final String label;

        Change(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
