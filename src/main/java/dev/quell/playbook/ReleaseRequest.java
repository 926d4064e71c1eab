package dev.quell.playbook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants a deployment to be released.
 *
 * @param base mark of the released versions that the approver has seen it compared with
 * @param activateAt when it is to be released once it is approved; null for at once
 */
public record ReleaseRequest(
        long id,
        String deploymentId,
        String base,
        String askedBy,
        Instant askedAt,
        String note,
        Status status,
        @Nullable String decidedBy,
        @Nullable String reason,
        @Nullable Instant activateAt) {

    public enum Status {
        ASKED,
        APPROVED,
        RELEASED,
        REJECTED,
        /** Another version was released between the approval and its time. */
        OVERTAKEN
    }
}
