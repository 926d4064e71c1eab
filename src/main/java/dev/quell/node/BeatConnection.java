package dev.quell.node;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A connection of the beat's own: when all of the pool are lent, or wait for a database that does not answer, a node must not look dead
 * or fail to see who is.
 */
@Component
class BeatConnection implements AutoCloseable {

    private static final String PATIENCE_SECONDS = "3";
    private static final long PATIENCE_MILLIS = 2000;

    private final DataSource dataSource;

    BeatConnection(DataSource pool) throws SQLException {
        // a data source without a pool opens a connection of its own whenever it is asked
        this.dataSource =
                pool.isWrapperFor(HikariDataSource.class) ? single(pool.unwrap(HikariDataSource.class)) : pool;
    }

    JdbcClient jdbc() {
        return JdbcClient.create(dataSource);
    }

    TransactionTemplate transaction() {
        return new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    @Override
    public void close() {
        if (dataSource instanceof HikariDataSource own) {
            own.close();
        }
    }

    private static HikariDataSource single(HikariDataSource pool) {
        var config = new HikariConfig();
        config.setPoolName("beat");
        config.setJdbcUrl(pool.getJdbcUrl());
        config.setUsername(pool.getUsername());
        config.setPassword(pool.getPassword());
        config.setDataSourceProperties(impatient(pool.getDataSourceProperties()));
        config.setMaximumPoolSize(1);
        config.setConnectionInitSql("set lock_timeout = '1s'");
        config.setConnectionTimeout(PATIENCE_MILLIS);
        config.setValidationTimeout(PATIENCE_MILLIS / 2);
        return new HikariDataSource(config);
    }

    private static Properties impatient(Properties properties) {
        var own = new Properties();
        own.putAll(properties);
        own.setProperty("connectTimeout", PATIENCE_SECONDS);
        own.setProperty("socketTimeout", PATIENCE_SECONDS);
        return own;
    }
}
