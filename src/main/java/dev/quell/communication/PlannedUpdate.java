package dev.quell.communication;

import dev.quell.shared.Problem;
import java.util.Map;

/**
 * A row of {@code communication-plan} that holds.
 *
 * @param email false when the message goes into the record only
 * @param template file stem under {@code templates/communication}
 * @param approval a person must approve the message before it is sent
 */
public record PlannedUpdate(Audience audience, boolean email, String template, boolean approval) {

    /** @throws Problem 400 naming the column that cannot be understood */
    public static PlannedUpdate of(Map<String, Object> row) {
        return new PlannedUpdate(
                Audience.ofKey(text(row, "audience")),
                isEmail(text(row, "channel")),
                text(row, "template"),
                Boolean.TRUE.equals(row.get("approval")));
    }

    private static boolean isEmail(String channel) {
        return switch (channel) {
            case "email" -> true;
            case "record" -> false;
            default ->
                throw Problem.invalid(
                        "channel",
                        "\"" + channel + "\" is not a channel; correct it in communication-plan to email or record");
        };
    }

    private static String text(Map<String, Object> row, String column) {
        var value = row.get(column);
        if (value == null || value.toString().isBlank()) {
            throw Problem.invalid(column, "is empty in a row of communication-plan; fill it in");
        }
        return value.toString();
    }
}
