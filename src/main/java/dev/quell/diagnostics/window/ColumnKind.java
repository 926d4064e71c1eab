package dev.quell.diagnostics.window;

/** What the values of a column look like. */
public enum ColumnKind {
    NUMERIC("numbers"),
    /** Whole numbers that count the rows, each one more than the one before: no property of anything. */
    ROW_NUMBER("row numbers"),
    TIMESTAMP("dates or times"),
    CATEGORICAL("text"),
    /** No value at all. */
    EMPTY("no values");

    private final String label;

    ColumnKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
