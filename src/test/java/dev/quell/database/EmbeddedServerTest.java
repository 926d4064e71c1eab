package dev.quell.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.quell.testing.IntegrationTest;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class EmbeddedServerTest extends IntegrationTest {

    @Autowired
    DataSource pool;

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
    void keepsWhatItCommittedWhenTheMachineFails(String setting) throws SQLException {
        assertThat(asStarted().sql("show " + setting).query(String.class).single())
                .isEqualTo("on");
    }

    /** Without what the suite sets for its own connections. */
    private JdbcClient asStarted() throws SQLException {
        var settings = pool.unwrap(HikariDataSource.class);
        return JdbcClient.create(
                new DriverManagerDataSource(settings.getJdbcUrl(), settings.getUsername(), settings.getPassword()));
    }
}
