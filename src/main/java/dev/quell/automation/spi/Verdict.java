package dev.quell.automation.spi;

/** What was found when looking whether an action worked. */
public record Verdict(Result result, String detail) {

    public enum Result {
        PASS,
        FAIL,
        UNKNOWN
    }

    public static Verdict pass(String detail) {
        return new Verdict(Result.PASS, detail);
    }

    public static Verdict fail(String detail) {
        return new Verdict(Result.FAIL, detail);
    }

    public static Verdict unknown(String detail) {
        return new Verdict(Result.UNKNOWN, detail);
    }

    public boolean passed() {
        return result == Result.PASS;
    }
}
