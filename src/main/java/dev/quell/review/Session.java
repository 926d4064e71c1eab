package dev.quell.review;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lessons-learned session as somebody wants to schedule it.
 *
 * @param deadline until when it is to be held; null when nobody said so
 * @param reason why it is later; says nothing about one that is not
 */
record Session(
        Instant at, @Nullable Instant deadline, @Nullable String reason) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT);

    boolean lacksReason() {
        return isLate() && (reason == null || reason.isBlank());
    }

    String remedy() {
        return "is needed when the session is later than " + text(deadline)
                + ", until when it is to be held; give it, or choose an earlier session";
    }

    /** Null for a session in time. */
    @Nullable
    String delay() {
        return isLate() ? reason : null;
    }

    String summary() {
        var scheduled = "Lessons learned on " + text(at);
        return isLate() ? scheduled + ", later than " + text(deadline) + ": " + reason : scheduled;
    }

    Map<String, Object> details() {
        var details = new LinkedHashMap<String, Object>();
        details.put("sessionAt", at.toString());
        if (deadline != null) {
            details.put("deadline", deadline.toString());
        }
        if (isLate() && reason != null) {
            details.put("delayReason", reason);
        }
        return details;
    }

    private boolean isLate() {
        return deadline != null && at.isAfter(deadline);
    }

    private static String text(@Nullable Instant time) {
        return time == null ? "" : MINUTE.format(time.atOffset(ZoneOffset.UTC));
    }
}
