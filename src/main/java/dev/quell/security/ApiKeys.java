package dev.quell.security;

import dev.quell.shared.CurrentActor;
import dev.quell.shared.Problem;
import dev.quell.shared.Sha256;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Issues, finds and revokes API keys. A key is 256 random bits, so its plain SHA-256 cannot be turned back and needs no
 * slow hash.
 */
@Component
public class ApiKeys {

    private static final int BYTES = 32;
    private static final int LONGEST_NAME = 100;
    private static final Duration LONGEST_LIFE = Duration.ofDays(3650);
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(90);

    private final ApiKeyRepository repository;
    private final People people;
    private final RecentLogins recent;
    private final CurrentActor actor;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ApiKeys(ApiKeyRepository repository, People people, RecentLogins recent, CurrentActor actor, Clock clock) {
        this.repository = repository;
        this.people = people;
        this.recent = recent;
        this.actor = actor;
        this.clock = clock;
    }

    /** A new key together with its secret, which nobody can read again. */
    public record Issued(ApiKey key, String secret) {

        /** It is shown in the answer and must not be in a log. */
        @Override
        public String toString() {
            return "Issued[key=" + key + "]";
        }
    }

    /**
     * @param scopes keys of {@link KeyScope}; none for everything that the account may do
     * @param lifetime null for a key that never expires
     * @throws Problem 400 when the name is empty or too long, no person has that id, or a scope or the lifetime makes no sense
     */
    @Transactional
    public Issued issue(String name, String userId, List<String> scopes, @Nullable Duration lifetime) {
        scopes.forEach(KeyScope::ofKey);
        if (lifetime != null && (lifetime.isZero() || lifetime.isNegative() || lifetime.compareTo(LONGEST_LIFE) > 0)) {
            throw Problem.invalid(
                    "expiresInDays",
                    "must be 1 to " + LONGEST_LIFE.toDays() + ", or left out for a key that never expires");
        }
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw Problem.invalid("name", "must have 1 to " + LONGEST_NAME + " characters: say who uses the key");
        }
        if (people.groupsOf(userId).isEmpty()) {
            throw Problem.invalid("userId", "there is no person or machine account \"" + userId + "\"");
        }
        var end = lifetime == null ? null : clock.instant().plus(lifetime);
        return issue(name, userId, scopes, end);
    }

    /**
     * A new key in place of an old one, which stays good for {@code overlap} more: long enough to tell the machine.
     *
     * @throws Problem 404 when there is no such key, 409 when it is no longer good
     */
    @Transactional
    public Issued rotate(String id, Duration overlap) {
        var now = clock.instant();
        var old = repository.find(id).orElseThrow(() -> Problem.notFound("API key", id));
        if (!old.isUsable(now)) {
            throw Problem.conflict("This key is revoked or has expired; issue a new one");
        }
        if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
            throw Problem.invalid("overlapHours", "must be 0 to " + LONGEST_OVERLAP.toHours());
        }
        repository.expire(id, now.plus(overlap));
        recent.forget();
        var lifetime = old.expiresAt() == null ? null : Duration.between(old.createdAt(), old.expiresAt());
        return issue(old.name(), old.userId(), old.scopes(), lifetime == null ? null : now.plus(lifetime));
    }

    private Issued issue(String name, String userId, List<String> scopes, @Nullable Instant expiresAt) {
        var secret = newSecret();
        return new Issued(store(name, userId, scopes, expiresAt, Sha256.hex(secret)), secret);
    }

    /** @throws Problem 404 when there is no such key */
    @Transactional
    public void revoke(String id) {
        if (!repository.revoke(id, clock.instant())) {
            throw Problem.notFound("API key", id);
        }
        recent.forget();
    }

    public List<ApiKey> all() {
        return repository.all();
    }

    /** Makes a key usable whose SHA-256 is given from outside; again and again changes nothing. */
    @Transactional
    public void accept(String name, String userId, String sha256) {
        if (!repository.knows(sha256)) {
            store(name, userId, List.of(), null, sha256);
        }
    }

    /** The key that a secret is, noted as used, unless it is unknown, revoked or expired. */
    @Transactional
    Optional<ApiKey> use(String secret) {
        var now = clock.instant();
        var key = repository.ofHash(Sha256.hex(secret)).filter(found -> found.isUsable(now));
        key.ifPresent(found -> repository.used(found.id(), now));
        return key;
    }

    private ApiKey store(String name, String userId, List<String> scopes, @Nullable Instant expiresAt, String sha256) {
        var id = UUID.randomUUID().toString();
        var key = new ApiKey(id, name, userId, scopes, actor.name(), clock.instant(), expiresAt, null, null);
        repository.insert(key, sha256);
        return key;
    }

    private String newSecret() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return "quell_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
