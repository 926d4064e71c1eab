package dev.quell.connector;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quell.automation.spi.ConnectorException;
import dev.quell.automation.spi.Outcome;
import dev.quell.automation.spi.Outcome.Code;
import java.time.Duration;
import java.util.Map;

/** What became of one HTTP request, with everything that must not be confused kept apart. */
public sealed interface Answer {

    /** How long to wait when the server does not say. */
    Duration PAUSE = Duration.ofSeconds(15);

    /** Status 2xx with JSON. */
    record Success(JsonNode body) implements Answer {}

    /** Any other answer. {@code message} is what the server said, without our secrets. */
    record Failure(int status, String message, Duration retryAfter) implements Answer {}

    /** The request never left: nothing can have happened. */
    record NotSent(String reason) implements Answer {}

    /** It must not leave, now or later: the address is not one that the connection may lead to. */
    record Refused(String reason) implements Answer {}

    /** It is no longer our turn at the target; the request never left. */
    record Lapsed(String reason) implements Answer {}

    /** The request left and no whole answer came back: anything can have happened. */
    record Lost(String reason) implements Answer {}

    /** The body of a read. @throws ConnectorException for everything else */
    default JsonNode require() {
        if (this instanceof Success success) {
            return success.body();
        }
        if (this instanceof NotSent notSent) {
            throw ConnectorException.retryLater(PAUSE, notSent.reason());
        }
        if (this instanceof Refused refused) {
            throw ConnectorException.rejected(Code.MISCONFIGURED, refused.reason());
        }
        if (this instanceof Lapsed lapsed) {
            throw ConnectorException.retryLater(PAUSE, lapsed.reason());
        }
        if (this instanceof Lost lost) {
            throw ConnectorException.retryLater(PAUSE, lost.reason());
        }
        var failure = (Failure) this;
        if (failure.status() >= 500 || failure.status() == 429 || failure.status() == 408) {
            throw ConnectorException.retryLater(failure.retryAfter(), failure.message());
        }
        throw ConnectorException.rejected(code(failure.status()), failure.message());
    }

    /** What the answer to a change means for it. */
    default Outcome toChange(Map<String, Object> after) {
        if (this instanceof Success) {
            return new Outcome.Applied(after, "The server confirmed it");
        }
        if (this instanceof NotSent notSent) {
            return new Outcome.RetryLater(PAUSE, notSent.reason());
        }
        if (this instanceof Refused refused) {
            return new Outcome.Rejected(Code.MISCONFIGURED, refused.reason());
        }
        if (this instanceof Lapsed lapsed) {
            return Outcome.Waiting.because(lapsed.reason());
        }
        return this instanceof Lost lost ? new Outcome.Unknown(lost.reason()) : refused((Failure) this);
    }

    private static Outcome refused(Failure failure) {
        return switch (failure.status()) {
            case 409, 412 -> new Outcome.Conflict(Map.of(), failure.message());
            case 429, 503 -> new Outcome.RetryLater(failure.retryAfter(), failure.message());
            default ->
                failure.status() >= 300 && failure.status() < 500 && failure.status() != 408
                        ? new Outcome.Rejected(code(failure.status()), failure.message())
                        : new Outcome.Unknown(failure.message());
        };
    }

    private static Code code(int status) {
        return switch (status) {
            case 401, 403 -> Code.FORBIDDEN;
            case 404, 410 -> Code.NOT_FOUND;
            default -> status < 400 ? Code.MISCONFIGURED : Code.INVALID;
        };
    }
}
