package dev.quell.shared;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with an input, up to 50 faults, so that one answer names all of it. */
public final class FieldErrors {

    /** Enough to see what is wrong with a long list, little enough to read. */
    private static final int MOST = 50;

    private final List<Problem.FieldError> errors = new ArrayList<>();

    public FieldErrors refuse(boolean wrong, String field, String remedy) {
        if (wrong && errors.size() < MOST) {
            errors.add(new Problem.FieldError(field, remedy));
        }
        return this;
    }

    /** Refuses a blank text and one longer than {@code max} characters. */
    public FieldErrors required(@Nullable String value, String field, int max) {
        refuse(value == null || value.isBlank(), field, "is required");
        return atMost(value, field, max);
    }

    public FieldErrors atMost(@Nullable String value, String field, int max) {
        refuse(value != null && value.length() > max, field, "must be at most " + max + " characters long");
        return refuse(value != null && value.indexOf('\0') >= 0, field, "holds the character U+0000; remove it");
    }

    /** @throws Problem 400 with the errors collected so far */
    public void throwIfAny() {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }
}
