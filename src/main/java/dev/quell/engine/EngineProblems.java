package dev.quell.engine;

import dev.quell.shared.Problem;
import dev.quell.shared.ProblemTranslator;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What it means for the caller that the engine refused, or lost a race or its database. */
@Component
@Order(3)
class EngineProblems implements ProblemTranslator {

    /** The engine has read that an instance is there, and then none of its executions: it has ended in between. */
    private static final String ENDED_MEANWHILE = "Cannot restore state of process instance";

    /** SQLSTATE classes: connection exception, insufficient resources, operator intervention, system error (PostgreSQL, appendix A). */
    private static final List<String> AWAY = List.of("08", "53", "57", "58");

    @Override
    public Optional<Problem> translate(Throwable exception) {
        if (exception instanceof OptimisticLockingException || endedMeanwhile(exception)) {
            return Optional.of(Problem.changedMeanwhile());
        }
        if (exception instanceof AuthorizationException) {
            return Optional.of(
                    Problem.forbidden(
                            "The process engine does not allow this to you: ask an administrator for the right, or a person of the group that the task is for"));
        }
        return exception instanceof ProcessEnginePersistenceException && databaseIsAway(exception)
                ? Optional.of(Problem.databaseAway())
                : Optional.empty();
    }

    private static boolean endedMeanwhile(Throwable exception) {
        return exception instanceof NullValueException
                && Objects.requireNonNullElse(exception.getMessage(), "").startsWith(ENDED_MEANWHILE);
    }

    private static boolean databaseIsAway(Throwable exception) {
        return Stream.iterate(exception, Objects::nonNull, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(cause -> ((SQLException) cause).getSQLState())
                .filter(Objects::nonNull)
                .anyMatch(state -> AWAY.contains(state.substring(0, 2)));
    }
}
