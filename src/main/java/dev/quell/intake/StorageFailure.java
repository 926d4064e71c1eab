package dev.quell.intake;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;

/** Whose fault it is that a batch was not stored. */
enum StorageFailure {
    /** Somebody else was faster, or a connection broke: the same again may succeed. */
    TRANSIENT,
    /** The database cannot be reached or cannot write. */
    AWAY,
    /** Something in the batch. */
    CONTENT;

    private static final int LONGEST_CHAIN = 20;

    static StorageFailure of(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(LONGEST_CHAIN)
                .map(StorageFailure::ofOne)
                .filter(kind -> kind != CONTENT)
                .findFirst()
                .orElse(CONTENT);
    }

    private static StorageFailure ofOne(Throwable failure) {
        if (failure instanceof SQLException sql && sql.getSQLState() != null) {
            return ofState(sql.getSQLState());
        }
        if (failure instanceof CannotCreateTransactionException) {
            return AWAY;
        }
        return failure instanceof TransientDataAccessException
                        || failure instanceof DataAccessResourceFailureException
                        || failure instanceof TransactionException
                ? TRANSIENT
                : CONTENT;
    }

    /** Classes of SQLSTATE as PostgreSQL's appendix A has them; the engine wraps some that Spring never sees. */
    private static StorageFailure ofState(String state) {
        return switch (state.substring(0, 2)) {
            case "40", "08", "57", "55" -> TRANSIENT;
            case "53", "58", "25" -> AWAY;
            default -> CONTENT;
        };
    }
}
