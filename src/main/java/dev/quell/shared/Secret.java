package dev.quell.shared;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A password, token or signing key that no log line, JSON document or exception shows. Settings of this type are read from text. */
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

    /** The secret itself, for where it is used and for nothing else. */
    public String reveal() {
        return value;
    }

    /** The text without this secret as it stands, in JSON, in an address, and in Base64. */
    public String redact(String text) {
        return redact(text, this);
    }

    /** The text without any of the secrets; where one holds another, nothing of the longer one stays. */
    public static String redact(String text, Secret... secrets) {
        var forms = Stream.of(secrets)
                .filter(Secret::present)
                .flatMap(Secret::forms)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        var redacted = text;
        for (var form : forms) {
            redacted = redacted.replace(form, SHOWN);
        }
        return redacted;
    }

    private Stream<String> forms() {
        var encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
        return Stream.of(
                value,
                new String(JsonStringEncoder.getInstance().quoteAsString(value)),
                encoded,
                encoded.replace("+", "%20"),
                Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)));
    }

    @JsonValue
    @Override
    public String toString() {
        return present() ? SHOWN : "";
    }
}
