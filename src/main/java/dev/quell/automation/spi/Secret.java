package dev.quell.automation.spi;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** A password or token that no log line, JSON document or exception shows. */
public final class Secret {

    public static final Secret NONE = new Secret("");

    private static final String SHOWN = "***";

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    public static Secret of(@Nullable String value) {
        return value == null || value.isEmpty() ? NONE : new Secret(value);
    }

    public boolean present() {
        return !value.isEmpty();
    }

    /** The secret itself, for the header of a request and for nothing else. */
    public String reveal() {
        return value;
    }

    String redact(String text) {
        return present() ? text.replace(value, SHOWN) : text;
    }

    @JsonValue
    @Override
    public String toString() {
        return present() ? SHOWN : "";
    }
}
