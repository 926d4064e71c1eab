package dev.quell.benchmark;

import java.util.ArrayList;
import java.util.List;

/** What was found to hold, and not to hold, on the data that a measurement left behind. */
final class Checks {

    private final List<String> lines = new ArrayList<>();
    private boolean failed;

    void that(boolean holds, String what) {
        lines.add((holds ? "ok: " : "FAILED: ") + what);
        failed |= !holds;
    }

    void same(long found, long expected, String what) {
        that(found == expected, what + ": " + found + (found == expected ? "" : " instead of " + expected));
    }

    void failed(String line, Throwable cause) {
        that(false, line + " was not measured: " + cause);
    }

    boolean anyFailed() {
        return failed;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
