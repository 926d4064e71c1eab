package dev.quell.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.stereotype.Component;

/**
 * Counts wrong logins by the address that they came from, on this node: one that guesses many names is slowed down, where the
 * engine's lock on a single account would not notice.
 */
@Component
class LoginFailures {

    static final Duration WINDOW = Duration.ofMinutes(1);

    private static final int MOST_ADDRESSES = 100_000;

    private final int most;
    private final Cache<String, AtomicInteger> failures;

    @Autowired
    LoginFailures(@Value("${quell.security.login-failures:60}") int most) {
        this(most, Ticker.systemTicker());
    }

    /** @param most wrong logins that one address may have within {@link #WINDOW} of the first */
    LoginFailures(int most, Ticker ticker) {
        this.most = most;
        failures = Caffeine.newBuilder()
                .maximumSize(MOST_ADDRESSES)
                .expireAfterWrite(WINDOW)
                .ticker(ticker)
                .build();
    }

    /** Too many wrong logins from one address; nobody from there is let in, whatever the password, until a minute is over. */
    static final class TooManyFailures extends AuthenticationServiceException {

        private static final long serialVersionUID = 1L;

        TooManyFailures() {
            super("Too many wrong logins came from this address; try again in a minute");
        }
    }

    /** @throws TooManyFailures before any password is looked at */
    void check(String address) {
        var counted = failures.getIfPresent(address);
        if (counted != null && counted.get() >= most) {
            throw new TooManyFailures();
        }
    }

    void count(String address) {
        failures.get(address, unknown -> new AtomicInteger()).incrementAndGet();
    }
}
