package dev.quell.web;

import dev.quell.shared.Problem;
import dev.quell.shared.ProblemTranslator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds the {@link Problem} in an exception; what nobody foresaw is a 500 that shows only an id to look up in the log. */
@Component
class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    /** Exceptions can be each other's cause: no sane chain is longer. */
    private static final int LONGEST_CHAIN = 20;

    private final List<ProblemTranslator> translators;

    Problems(List<ProblemTranslator> translators) {
        this.translators = List.copyOf(translators);
    }

    Problem of(Throwable exception) {
        return Stream.iterate(exception, cause -> cause != null, Throwable::getCause)
                .limit(LONGEST_CHAIN)
                .flatMap(cause -> translate(cause).stream())
                .findFirst()
                .orElseGet(() -> unforeseen(exception));
    }

    private Optional<Problem> translate(Throwable exception) {
        if (exception instanceof Problem problem) {
            return Optional.of(problem);
        }
        return translators.stream()
                .flatMap(translator -> translator.translate(exception).stream())
                .findFirst();
    }

    private static Problem unforeseen(Throwable exception) {
        var id = UUID.randomUUID().toString();
        LOG.error("Unforeseen failure {}", id, exception);
        return new Problem(
                500, "Internal error", "Something failed inside Quell. The log has it under the id " + id, List.of());
    }
}
