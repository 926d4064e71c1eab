package dev.quell.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Remembers for half a minute which credentials of machines were right, so that a storm of requests costs no statement and
 * no password hash each. Failures are never remembered. What is kept is no credential but its HMAC with a key that only
 * this process has. Whatever this node changes about people or keys makes it forget everything; what another node changes
 * holds here after half a minute at the latest.
 */
@Component
public class RecentLogins {

    static final Duration TRUSTED = Duration.ofSeconds(30);

    private static final int MOST = 1_000;
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key = new SecretKeySpec(random(), HMAC);
    private final AtomicLong changes = new AtomicLong();
    private final Cache<String, Login> logins;

    @Autowired
    RecentLogins() {
        this(Ticker.systemTicker());
    }

    RecentLogins(Ticker ticker) {
        logins = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(TRUSTED)
                .ticker(ticker)
                .build();
    }

    /**
     * A person or machine account with its groups.
     *
     * @param scopes to which an API key is limited; none for no limit
     */
    record Login(String userId, List<String> groups, List<KeyScope> scopes) {

        Login(String userId, List<String> groups) {
            this(userId, groups, List.of());
        }

        boolean isGoodFor(HttpServletRequest request) {
            return scopes.isEmpty() || scopes.stream().anyMatch(scope -> scope.covers(request));
        }
    }

    /** The login that {@code credential} stands for, looked up unless it was right a moment ago. */
    Optional<Login> find(String credential, Supplier<Optional<Login>> lookUp) {
        var hash = hash(credential);
        var known = logins.getIfPresent(hash);
        if (known != null) {
            return Optional.of(known);
        }
        var before = changes.get();
        var found = lookUp.get();
        found.ifPresent(login -> logins.put(hash, login));
        if (changes.get() != before) {
            logins.invalidate(hash); // it may have been looked up before the change
        }
        return found;
    }

    /** Forgets all, once the change that is under way has been committed. */
    public void forget() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    forgetNow();
                }
            });
        } else {
            forgetNow();
        }
    }

    private void forgetNow() {
        changes.incrementAndGet();
        logins.invalidateAll();
    }

    private String hash(String credential) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(credential.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC with SHA-256", e);
        }
    }

    private static byte[] random() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
