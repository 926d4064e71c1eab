package dev.quell.web;

import dev.quell.shared.UtcTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Times as pages show them. */
@Component("times")
public class PageTimes {

    /** A dash when there is no time yet. */
    public String show(@Nullable Instant time) {
        return time == null ? "–" : UtcTime.minute(time);
    }
}
