package dev.quell.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class RecentLoginsTest {

    private static final Optional<RecentLogins.Login> MACHINE =
            Optional.of(new RecentLogins.Login("automation", List.of("automation")));

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger lookUps = new AtomicInteger();
    private final RecentLogins logins = new RecentLogins(nanos::get);

    @Test
    void looksUpWhatWasRightAMomentAgoOnlyOnce() {
        assertThat(logins.find("secret", this::right)).isEqualTo(MACHINE);
        assertThat(logins.find("secret", this::right)).isEqualTo(MACHINE);

        assertThat(lookUps).hasValue(1);
    }

    @Test
    void looksAgainAfterHalfAMinute() {
        logins.find("secret", this::right);
        nanos.addAndGet(RecentLogins.TRUSTED.toNanos());

        logins.find("secret", this::right);

        assertThat(lookUps).hasValue(2);
    }

    @Test
    void remembersNoFailure() {
        assertThat(logins.find("secret", Optional::empty)).isEmpty();

        assertThat(logins.find("secret", this::right)).isEqualTo(MACHINE);
    }

    @Test
    void forgetsWhenSomethingChanges() {
        logins.find("secret", this::right);

        logins.forget();

        assertThat(logins.find("secret", Optional::empty)).isEmpty();
    }

    @Test
    void keepsNothingThatWasLookedUpWhileItChanged() {
        logins.find("secret", () -> {
            logins.forget();
            return MACHINE;
        });

        assertThat(logins.find("secret", Optional::empty)).isEmpty();
    }

    @Test
    void forgetsAfterTheTransactionOfTheChange() {
        TransactionSynchronizationManager.initSynchronization();
        try {
            logins.forget();
            logins.find("secret", this::right);
            assertThat(logins.find("secret", Optional::empty)).isEqualTo(MACHINE);
            TransactionSynchronizationManager.getSynchronizations()
                    .forEach(one -> one.afterCompletion(TransactionSynchronization.STATUS_COMMITTED));
        } finally {
            TransactionSynchronizationManager.clear();
        }

        assertThat(logins.find("secret", Optional::empty)).isEmpty();
    }

    private Optional<RecentLogins.Login> right() {
        lookUps.incrementAndGet();
        return MACHINE;
    }
}
