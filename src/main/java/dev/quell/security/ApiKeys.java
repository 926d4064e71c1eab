package dev.quell.security;

import dev.quell.shared.CurrentActor;
import dev.quell.shared.Problem;
import dev.quell.shared.Sha256;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
    public record Issued(ApiKey key, String secret) {}

    /** @throws Problem 400 when the name is empty or too long, or no person has that id */
    @Transactional
    public Issued issue(String name, String userId) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw Problem.invalid("name", "must have 1 to " + LONGEST_NAME + " characters: say who uses the key");
        }
        if (people.groupsOf(userId).isEmpty()) {
            throw Problem.invalid("userId", "there is no person or machine account \"" + userId + "\"");
        }
        var secret = newSecret();
        return new Issued(store(name, userId, Sha256.hex(secret)), secret);
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
            store(name, userId, sha256);
        }
    }

    /** The account that a secret stands for, unless the key is unknown or revoked. */
    Optional<String> userOf(String secret) {
        return repository.userOf(Sha256.hex(secret));
    }

    private ApiKey store(String name, String userId, String sha256) {
        var key = new ApiKey(UUID.randomUUID().toString(), name, userId, actor.name(), clock.instant(), null);
        repository.insert(key, sha256);
        return key;
    }

    private String newSecret() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return "quell_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
