package dev.quell.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.testing.IntegrationTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When a link to the database swallows everything, the node gives up; the database has to as well, or the rows stay locked. */
class SilentSessionTest extends IntegrationTest {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void theDatabaseEndsATransactionWhoseNodeFellSilentButNoneThatWaitsForAnotherSystem() {
        var patience = Duration.ofMillis(
                jdbc.sql("select setting::bigint from pg_settings where name = 'idle_in_transaction_session_timeout'")
                        .query(Long.class)
                        .single());

        assertThat(patience).isBetween(Duration.ofSeconds(30), Duration.ofMinutes(2));
    }
}
