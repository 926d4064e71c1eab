package dev.quell.automation.spi;

/** Why an action is not possible, and what to do about it. */
public record Refusal(Kind kind, String reason) implements Planning {

    public enum Kind {
        PRECONDITION,
        DRIFT,
        IRREVERSIBLE
    }

    public static Refusal precondition(String reason) {
        return new Refusal(Kind.PRECONDITION, reason);
    }

    public static Refusal drift(String reason) {
        return new Refusal(Kind.DRIFT, reason);
    }

    public static Refusal irreversible(String reason) {
        return new Refusal(Kind.IRREVERSIBLE, reason);
    }
}
