package dev.quell.engine;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * Lets whoever must not know of a process instance read the engine's tables without its rows. It stands at the database,
 * because the engine and Cockpit each bring query mappings of their own, and each of these can be asked in many ways.
 * Takes part in Spring's transactions, as the proxy does that the engine would use otherwise.
 */
class HidingDataSource extends TransactionAwareDataSourceProxy {

    private final HidingReader reader;

    HidingDataSource(DataSource database, HidingReader reader) {
        super(database instanceof TransactionAwareDataSourceProxy proxy ? proxy.getTargetDataSource() : database);
        this.reader = reader;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Connection.class},
                new HidingConnection(super.getConnection(), reader));
    }
}
