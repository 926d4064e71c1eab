package dev.quell.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoginFailuresTest {

    private final AtomicLong nanos = new AtomicLong();
    private final LoginFailures failures = new LoginFailures(3, nanos::get);

    @Test
    void anAddressThatGuessesIsTurnedAwayUntilAMinuteIsOver() {
        guess(3, "203.0.113.9");

        assertThatThrownBy(() -> failures.check("203.0.113.9"))
                .isInstanceOf(LoginFailures.TooManyFailures.class)
                .hasMessageContaining("in a minute");

        nanos.addAndGet(LoginFailures.WINDOW.toNanos());
        assertThatCode(() -> failures.check("203.0.113.9")).doesNotThrowAnyException();
    }

    @Test
    void othersAndWhoMistypesAreNotDisturbed() {
        guess(2, "203.0.113.9");
        guess(3, "203.0.113.10");

        assertThatCode(() -> failures.check("203.0.113.9")).doesNotThrowAnyException();
        assertThatCode(() -> failures.check("203.0.113.11")).doesNotThrowAnyException();
    }

    /** Guessing on and on must not make the minute begin anew for ever, nor end early. */
    @Test
    void theMinuteBeginsWithTheFirstWrongLogin() {
        guess(1, "203.0.113.9");
        nanos.addAndGet(LoginFailures.WINDOW.toNanos() - 1);
        guess(2, "203.0.113.9");
        assertThatThrownBy(() -> failures.check("203.0.113.9")).isInstanceOf(LoginFailures.TooManyFailures.class);

        nanos.addAndGet(1);

        assertThatCode(() -> failures.check("203.0.113.9")).doesNotThrowAnyException();
    }

    private void guess(int times, String address) {
        IntStream.range(0, times).forEach(time -> failures.count(address));
    }
}
