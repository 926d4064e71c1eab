package dev.quell.shared;

import java.util.Optional;

/** Says what an exception of a library means for the caller; one bean a library that only some modules may import. */
@FunctionalInterface
public interface ProblemTranslator {

    /** Empty when the exception is none of this translator's. Called for the exception and each of its causes. */
    Optional<Problem> translate(Throwable exception);
}
