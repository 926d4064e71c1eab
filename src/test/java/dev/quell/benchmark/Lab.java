package dev.quell.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/** What the lines measure on: one durable PostgreSQL, and programs on fresh databases of it. */
final class Lab implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Lab.class.getName());

    private final Path directory;
    private final Scale scale;
    private final Postgres postgres;
    private final Checks checks = new Checks();
    private int databases;

    private Lab(Path directory, Scale scale, Postgres postgres) {
        this.directory = directory;
        this.scale = scale;
        this.postgres = postgres;
    }

    static Lab open(Path directory, Scale scale) throws IOException, SQLException {
        Files.createDirectories(directory);
        return new Lab(directory.toAbsolutePath(), scale, Postgres.start());
    }

    Path directory() {
        return directory;
    }

    Scale scale() {
        return scale;
    }

    Postgres postgres() {
        return postgres;
    }

    Checks checks() {
        return checks;
    }

    /** The name of a database that is new and empty. */
    String database(String purpose) throws SQLException {
        var name = purpose + "_" + ++databases;
        postgres.create(name);
        return name;
    }

    QuellServer quell(String database) throws IOException {
        return quell(database, Map.of());
    }

    QuellServer quell(String database, Map<String, String> properties) throws IOException {
        return QuellServer.start(directory, postgres.url(database), properties);
    }

    QuellServer probedQuell(String database) throws IOException {
        return QuellServer.probed(directory, postgres.url(database));
    }

    BareServer bare(String database) throws IOException {
        return BareServer.start(directory, postgres.url(database));
    }

    AlertmanagerPeer alertmanager() throws IOException {
        return AlertmanagerPeer.start(directory);
    }

    Wrk wrk(String script) {
        return Wrk.script(directory, script);
    }

    void say(String progress) {
        LOG.log(System.Logger.Level.INFO, progress);
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
