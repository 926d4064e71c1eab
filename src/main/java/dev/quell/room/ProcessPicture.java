package dev.quell.room;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a process of an incident stands and how it got there.
 *
 * @param steps in the order in which they were begun
 */
public record ProcessPicture(ProcessRun run, List<Token> tokens, List<Step> steps) {

    /**
     * An element at which the process is now.
     *
     * @param since when the first of them came there
     * @param count how many of them are there, at least 1
     * @param called the run that it waits for
     */
    public record Token(
            String element,
            String name,
            Instant since,
            int count,
            @Nullable String called) {}

    /**
     * An element that was entered.
     *
     * @param end null while it lasts
     * @param cancelled left before it was done
     * @param called the run that it called
     */
    public record Step(
            String element,
            String name,
            Instant start,
            @Nullable Instant end,
            boolean cancelled,
            @Nullable String called) {}
}
