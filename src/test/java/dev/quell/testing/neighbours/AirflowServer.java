package dev.quell.testing.neighbours;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A real Airflow 3 on PostgreSQL with its API server, scheduler and DAG processor. The local executor runs the tasks, the
 * simple auth manager knows the users. It holds the DAG {@value #DAG_ID}. Needs about 20 s to start.
 */
public final class AirflowServer implements AutoCloseable {

    public static final String DAG_ID = "credit_scoring_training";

    /** May pause DAGs and start and stop runs. */
    public static final String USER = "quell";

    public static final String PASSWORD = "quell-secret";

    /** May only look. */
    public static final String VIEWER = "viewer";

    public static final String VIEWER_PASSWORD = "viewer-secret";

    private static final Duration MIGRATE_CAP = Duration.ofMinutes(2);
    private static final Duration START_CAP = Duration.ofMinutes(4);

    private final Workspace workspace;
    private final EmbeddedPostgres database;
    private final List<ServerProcess> processes;
    private final URI url;

    private AirflowServer(Workspace workspace, EmbeddedPostgres database, List<ServerProcess> processes, URI url) {
        this.workspace = workspace;
        this.database = database;
        this.processes = processes;
        this.url = url;
    }

    /** Starts a fresh Airflow and returns once the API answers, the scheduler beats and the DAG is known. */
    public static AirflowServer start() {
        var airflow = Programs.inVenv("airflow", "airflow");
        var port = Workspace.freePort();
        var database = database();
        var workspace = workspace(port, database);
        var environment = Map.of(
                "AIRFLOW_HOME",
                workspace.directory().toString(),
                "PATH",
                airflow.getParent() + ":" + System.getenv("PATH"),
                "PYTHONWARNINGS",
                "ignore");
        ServerProcess.start(workspace, "migrate", environment, List.of(airflow.toString(), "db", "migrate"))
                .awaitEnd(MIGRATE_CAP);
        // the scheduler comes first so that it also ends first: it waits for the API server that is gone
        var processes = Stream.of("scheduler", "dag-processor", "api-server")
                .map(part -> ServerProcess.start(workspace, part, environment, List.of(airflow.toString(), part)))
                .toList();
        var server = new AirflowServer(workspace, database, processes, URI.create("http://127.0.0.1:" + port));
        server.awaitReady();
        return server;
    }

    /**
     * The one server of this JVM, started on first use; it closes itself. Leave the DAG unpaused and use run ids of
     * your own.
     */
    public static AirflowServer shared() {
        return Shared.SERVER;
    }

    /** On SQLite the API answers 500 now and then, when two of Airflow's processes write at once. */
    private static EmbeddedPostgres database() {
        try {
            return EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofMinutes(1))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Workspace workspace(int port, EmbeddedPostgres database) {
        var workspace = Workspace.create("airflow");
        workspace.write("dags/" + DAG_ID + ".py", dag());
        workspace.write("passwords.json", resource("passwords.json"));
        var configuration = resource("airflow.cfg")
                .replace("@HOME@", workspace.directory().toString())
                .replace("@PORT@", String.valueOf(port))
                .replace("@DATABASE_PORT@", String.valueOf(database.getPort()))
                .replace("@LOG_PORT@", String.valueOf(Workspace.freePort()));
        workspace.write("airflow.cfg", configuration);
        return workspace;
    }

    /** The DAG of the container setup, so that the tests try what it ships. */
    private static String dag() {
        try {
            return Files.readString(Path.of("src/docker/airflow/dags", DAG_ID + ".py"));
        } catch (IOException e) {
            throw new UncheckedIOException("Run the tests from the project's directory", e);
        }
    }

    private static String resource(String file) {
        try (var content = AirflowServer.class.getResourceAsStream("/neighbours/airflow/" + file)) {
            if (content == null) {
                throw new IllegalStateException("The test resource neighbours/airflow/" + file + " is missing");
            }
            return new String(content.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() {
        try {
            for (var process : processes) {
                process.awaitReady(START_CAP, this::ready);
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private boolean ready() {
        var health = new Rest(url + "/api/v2").get("/monitor/health");
        return health.at("/scheduler/status").asText().equals("healthy") && !isPaused(DAG_ID);
    }

    public URI url() {
        return url;
    }

    /** A token of {@value #USER}, good for a day. */
    public String token() {
        var login = Map.of("username", USER, "password", PASSWORD);
        return new Rest(url.toString())
                .post("/auth/token", login)
                .path("access_token")
                .asText();
    }

    public boolean isPaused(String dagId) {
        return rest().get("/dags/" + dagId).path("is_paused").asBoolean();
    }

    /** Pauses or unpauses the DAG, as somebody besides Quell would. */
    public void pause(String dagId, boolean paused) {
        rest().patch("/dags/%s?update_mask=is_paused".formatted(dagId), Map.of("is_paused", paused));
    }

    /** Starts a run whose first task takes {@code seconds}. */
    public void trigger(String dagId, String runId, int seconds) {
        var body = new HashMap<String, Object>();
        body.put("dag_run_id", runId);
        // Airflow 3 wants the field, and null is the value that no other run can clash with
        body.put("logical_date", null);
        body.put("conf", Map.of("seconds", seconds));
        rest().post("/dags/%s/dagRuns".formatted(dagId), body);
    }

    /** {@code queued}, {@code running}, {@code success} or {@code failed}. */
    public String runState(String dagId, String runId) {
        return rest().get("/dags/%s/dagRuns/%s".formatted(dagId, runId))
                .path("state")
                .asText();
    }

    private Rest rest() {
        return new Rest(url + "/api/v2").withBearer(token());
    }

    @Override
    public void close() {
        processes.forEach(ServerProcess::close);
        stopDatabase();
        workspace.delete();
    }

    private void stopDatabase() {
        try {
            database.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Shared {
        private static final AirflowServer SERVER = start();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
        }
    }
}
