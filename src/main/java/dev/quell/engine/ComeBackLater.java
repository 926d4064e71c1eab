package dev.quell.engine;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** It is not this step's turn: nothing is wrong, nothing was done. The engine repeats the step and counts no failure. */
public class ComeBackLater extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration after;

    public ComeBackLater(Duration after, String why) {
        super(why, null, false, false);
        this.after = after;
    }

    Duration after() {
        return after;
    }

    static Optional<ComeBackLater> in(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(ComeBackLater.class::isInstance)
                .map(ComeBackLater.class::cast)
                .findFirst();
    }
}
