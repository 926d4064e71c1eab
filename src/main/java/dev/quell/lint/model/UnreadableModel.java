package dev.quell.lint.model;

/** A file that is not what its name says, or not safe to read. */
public final class UnreadableModel extends Exception {

    private static final long serialVersionUID = 1;

    private final String rule;
    private final String remedy;
    private final int line;

    UnreadableModel(String rule, String problem, String remedy, int line) {
        super(problem);
        this.rule = rule;
        this.remedy = remedy;
        this.line = line;
    }

    public String rule() {
        return rule;
    }

    public String problem() {
        return String.valueOf(getMessage());
    }

    public String remedy() {
        return remedy;
    }

    /** Counted from 1; 0 when it is not known. */
    public int line() {
        return line;
    }
}
