package dev.quell.insights;

/** By what incidents are put into groups. */
public enum Dimension {
    ALL("All incidents"),
    /** Month of detection, UTC, as {@code 2026-03}. */
    MONTH("Month"),
    TYPE("Type"),
    SEVERITY("Severity");

    private final String label;

    Dimension(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
