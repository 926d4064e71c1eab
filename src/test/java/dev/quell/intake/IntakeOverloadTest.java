package dev.quell.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** More than a node can take. */
class IntakeOverloadTest extends SignalHttpFixture {

    @Autowired
    IntakeGate gate;

    @Autowired
    IntakeSettings settings;

    @Autowired
    HikariDataSource pool;

    @Test
    void sendsAwayObservationsThatItCannotServeInTime() throws Exception {
        IntStream.range(0, settings.concurrentRequests()).forEach(i -> gate.enter());
        try {
            var answer = post(OBSERVATIONS, observation(0.85));

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(post(ALERTMANAGER, alert().bytes()).statusCode())
                    .as("signals in a small body have a queue of their own")
                    .isEqualTo(200);
        } finally {
            IntStream.range(0, settings.concurrentRequests()).forEach(i -> gate.leave());
        }
        assertThat(post(OBSERVATIONS, observation(0.85)).statusCode()).isEqualTo(200);
    }

    @Test
    void answersComeBackLaterWhileTheDatabaseIsAway() throws Exception {
        var taken = new ArrayList<Connection>();
        try {
            while (taken.size() < pool.getMaximumPoolSize()) {
                taken.add(pool.getConnection());
            }
            var answer = post(ALERTMANAGER, alert().bytes());

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        } finally {
            for (var connection : taken) {
                connection.close();
            }
        }
        assertThat(post(ALERTMANAGER, alert().bytes()).statusCode()).isEqualTo(200);
    }
}
