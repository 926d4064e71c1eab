package dev.quell.incident;

import dev.quell.shared.Problem;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What is known when an incident is opened.
 *
 * @param source the way in: {@code alertmanager}, {@code observation}, {@code tasklist}, {@code engine-rest},
 *     {@code page}, {@code api}
 * @param family which signals belong to it; the type's key when null
 * @param correlationKey at most one incident is open per key; {@code systemId|family} when null and there is a system
 */
public record NewIncident(
        String title,
        String description,
        IncidentType type,
        @Nullable String systemId,
        String source,
        String reportedBy,
        @Nullable String family,
        @Nullable String correlationKey,
        boolean exercise) {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_DESCRIPTION = 20_000;

    public NewIncident {
        var errors = new ArrayList<Problem.FieldError>();
        if (title.isBlank() || title.length() > LONGEST_TITLE) {
            errors.add(new Problem.FieldError("title", "give a title of 1 to " + LONGEST_TITLE + " characters"));
        }
        if (description.length() > LONGEST_DESCRIPTION) {
            errors.add(new Problem.FieldError(
                    "description", "shorten the description to " + LONGEST_DESCRIPTION + " characters"));
        }
        if (title.indexOf('\0') >= 0 || description.indexOf('\0') >= 0) {
            errors.add(new Problem.FieldError("title", "remove the NUL characters"));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        if (correlationKey == null && systemId != null) {
            correlationKey = systemId + "|" + (family == null ? type.key() : family);
        }
    }
}
