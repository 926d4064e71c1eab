package dev.quell.security;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A key that a machine presents instead of a password. The key itself is shown once, on issue; only its hash is kept. */
public record ApiKey(
        String id,
        String name,
        String userId,
        String createdBy,
        Instant createdAt,
        @Nullable Instant revokedAt) {}
