package dev.quell.web;

import dev.quell.shared.Problem;
import dev.quell.shared.ProblemTranslator;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/** What a failing database means for the caller: come back later, somebody was faster, or the value cannot be stored. */
@Component
@Order(1)
class DataAccessProblems implements ProblemTranslator {

    @Override
    public Optional<Problem> translate(Throwable exception) {
        if (exception instanceof CannotCreateTransactionException) {
            return Optional.of(Problem.databaseAway());
        }
        return exception instanceof DataAccessException failure ? translate(failure) : Optional.empty();
    }

    private static Optional<Problem> translate(DataAccessException failure) {
        if (failure instanceof OptimisticLockingFailureException) {
            return Optional.of(Problem.changedMeanwhile());
        }
        if (failure instanceof DuplicateKeyException) {
            return Optional.of(Problem.conflict("This exists already"));
        }
        if (failure instanceof TransientDataAccessException || failure instanceof DataAccessResourceFailureException) {
            return Optional.of(Problem.databaseAway());
        }
        return failure instanceof DataIntegrityViolationException && isAboutTheValue(failure)
                ? Optional.of(new Problem(400, "Invalid input", "A value has a form that cannot be stored", List.of()))
                : Optional.empty();
    }

    /** SQLSTATE class 22 (ISO 9075): too long, out of range, or a NUL character. */
    private static boolean isAboutTheValue(DataAccessException failure) {
        return failure.getMostSpecificCause() instanceof SQLException cause
                && cause.getSQLState() != null
                && cause.getSQLState().startsWith("22");
    }
}
