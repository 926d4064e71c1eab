package dev.quell.security;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key that a machine presents instead of a password. The key itself is shown once, on issue; only its hash is kept.
 *
 * @param scopes keys of {@link KeyScope}; none when the key is good for everything that its account may do
 * @param expiresAt from when on it is refused; null for never
 * @param lastUsedAt to the minute; null when it was never used
 */
public record ApiKey(
        String id,
        String name,
        String userId,
        List<String> scopes,
        String createdBy,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {

    boolean isUsable(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }
}
