package dev.quell.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The one PostgreSQL of both sides, durable, with a database for each program. */
final class Postgres implements AutoCloseable {

    static final String USER = "postgres";

    private static final Map<String, String> SETTINGS = Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "shared_buffers", "1GB",
            "max_wal_size", "4GB",
            "checkpoint_timeout", "15min",
            "max_connections", "300");

    private final EmbeddedPostgres server;

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    static Postgres start() throws IOException, SQLException {
        var builder = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(1));
        SETTINGS.forEach(builder::setServerConfig);
        var postgres = new Postgres(builder.start());
        for (var setting : new String[] {"fsync", "synchronous_commit"}) {
            if (!postgres.text("postgres", "show " + setting).equals("on")) {
                throw new IllegalStateException("PostgreSQL does not keep " + setting + " on");
            }
        }
        return postgres;
    }

    void create(String database) throws SQLException {
        execute("postgres", "create database " + database);
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
    }

    void execute(String database, String sql) throws SQLException {
        try (var connection = connect(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long number(String database, String sql) throws SQLException {
        return Long.parseLong(text(database, sql));
    }

    String text(String database, String sql) throws SQLException {
        try (var connection = connect(database);
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    /** Syncs of the log since the server started. Backends report with a delay, so this waits until the figure stands still. */
    long walSyncs() {
        var last = new long[] {-1};
        Awaitility.await()
                .pollDelay(Duration.ofSeconds(2))
                .pollInterval(Duration.ofSeconds(2))
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> {
                    var before = last[0];
                    last[0] = number("postgres", "select wal_sync from pg_stat_wal");
                    return last[0] - before <= 3;
                });
        return last[0];
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), USER, USER);
    }
}
