package dev.quell.automation.spi;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.util.Map;

/** How a changing call ended. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Outcome.Applied.class, name = "applied"),
    @JsonSubTypes.Type(value = Outcome.AlreadyInState.class, name = "alreadyInState"),
    @JsonSubTypes.Type(value = Outcome.Rejected.class, name = "rejected"),
    @JsonSubTypes.Type(value = Outcome.Conflict.class, name = "conflict"),
    @JsonSubTypes.Type(value = Outcome.RetryLater.class, name = "retryLater"),
    @JsonSubTypes.Type(value = Outcome.Waiting.class, name = "waiting"),
    @JsonSubTypes.Type(value = Outcome.Unknown.class, name = "unknown")
})
public sealed interface Outcome {

    /** One sentence for the record. */
    String detail();

    /** The server confirmed the change. */
    record Applied(Map<String, Object> after, String detail) implements Outcome {}

    /** There was nothing left to change. */
    record AlreadyInState(Map<String, Object> state, String detail) implements Outcome {}

    /** The server refused; nothing changed; a repeat would be refused too. */
    record Rejected(Code code, String detail) implements Outcome {}

    /** The target is not in the state that was planned for; nothing changed. */
    record Conflict(Map<String, Object> current, String detail) implements Outcome {}

    /** The request was not carried out; it may be repeated after that time. */
    record RetryLater(Duration after, String detail) implements Outcome {}

    /** It is, or may be, somebody else's turn at the target; nothing was sent. Coming back after that time is no failure. */
    record Waiting(Duration after, String detail) implements Outcome {

        private static final Duration PAUSE = Duration.ofSeconds(1);

        public static Waiting because(String detail) {
            return new Waiting(PAUSE, detail);
        }
    }

    /** The request was sent and nobody knows whether it was carried out. */
    record Unknown(String detail) implements Outcome {}

    enum Code {
        FORBIDDEN,
        NOT_FOUND,
        INVALID,
        NOT_APPROVED,
        EVIDENCE_MISSING,
        MISCONFIGURED
    }
}
