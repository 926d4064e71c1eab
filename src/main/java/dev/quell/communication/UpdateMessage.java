package dev.quell.communication;

import dev.quell.shared.Sha256;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message to one recipient, or to the record.
 *
 * @param id follows from incident, occasion, audience and address: preparing the same twice gives the same message
 * @param occasion the process instance that asked for the update
 * @param address mail address; null when the message is for the record only
 * @param approval a person must approve it first
 * @param reason why the status is what it is; null when there is nothing to add
 * @param attempts how often it was handed to the mail server
 */
public record UpdateMessage(
        String id,
        String incidentId,
        String occasion,
        String phase,
        Audience audience,
        String template,
        @Nullable String address,
        String subject,
        String body,
        boolean approval,
        @Nullable String approvedBy,
        UpdateStatus status,
        @Nullable String reason,
        int attempts,
        Instant plannedAt,
        @Nullable Instant settledAt) {

    static String id(String incidentId, String occasion, Audience audience, @Nullable String address) {
        return Sha256.hex(String.join("\n", incidentId, occasion, audience.key(), String.valueOf(address)))
                .substring(0, 32);
    }
}
