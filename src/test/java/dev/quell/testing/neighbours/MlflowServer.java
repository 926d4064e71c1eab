package dev.quell.testing.neighbours;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A real MLflow model registry on SQLite, without authentication. Needs about 15 s to start. */
public final class MlflowServer implements AutoCloseable {

    private static final Duration START_CAP = Duration.ofMinutes(4);
    private static final String API = "/api/2.0/mlflow/";

    private final Workspace workspace;
    private final ServerProcess process;
    private final URI url;
    private final Rest rest;

    private MlflowServer(Workspace workspace, ServerProcess process, URI url) {
        this.workspace = workspace;
        this.process = process;
        this.url = url;
        this.rest = new Rest(url + API);
    }

    /** Starts an empty registry and returns once its API answers. */
    public static MlflowServer start() {
        var program = Programs.inVenv("mlflow", "mlflow");
        var workspace = Workspace.create("mlflow");
        var port = Workspace.freePort();
        var command = List.of(
                program.toString(),
                "server",
                "--backend-store-uri",
                "sqlite:///" + workspace.directory().resolve("mlflow.db"),
                "--default-artifact-root",
                workspace.directory().resolve("artifacts").toString(),
                "--host",
                "127.0.0.1",
                "--port",
                String.valueOf(port),
                "--workers",
                "1");
        var environment = Map.of("MLFLOW_SERVER_ENABLE_JOB_EXECUTION", "false", "MLFLOW_DISABLE_TELEMETRY", "true");
        var process = ServerProcess.start(workspace, "mlflow", environment, command);
        var server = new MlflowServer(workspace, process, URI.create("http://127.0.0.1:" + port));
        process.awaitReady(
                START_CAP,
                () -> server.rest
                                .exchange("GET", "registered-models/search?max_results=1", null)
                                .status()
                        == 200);
        return server;
    }

    /** The one server of this JVM, started on first use; it closes itself. Use model names of your own. */
    public static MlflowServer shared() {
        return Shared.SERVER;
    }

    public URI url() {
        return url;
    }

    /** Registers a model with versions "1" to {@code versions}, each READY. */
    public void registerModel(String name, int versions) {
        rest.post("registered-models/create", Map.of("name", name));
        for (int version = 1; version <= versions; version++) {
            var source = "s3://models/%s/%s".formatted(name, version);
            rest.post("model-versions/create", Map.of("name", name, "source", source));
        }
    }

    /** Points the alias at a version, as somebody besides Quell would. */
    public void alias(String model, String alias, String version) {
        rest.post("registered-models/alias", Map.of("name", model, "alias", alias, "version", version));
    }

    /** The version that the alias points at; empty when the model has no such alias. */
    public Optional<String> aliasVersion(String model, String alias) {
        for (var entry :
                rest.get("registered-models/get?name=" + encode(model, UTF_8)).at("/registered_model/aliases")) {
            if (entry.path("alias").asText().equals(alias)) {
                return Optional.of(entry.path("version").asText());
            }
        }
        return Optional.empty();
    }

    /** The value of a tag on a model version; empty when it has no such tag. */
    public Optional<String> tag(String model, String version, String key) {
        var path = "model-versions/get?name=%s&version=%s".formatted(encode(model, UTF_8), version);
        for (var tag : rest.get(path).at("/model_version/tags")) {
            if (tag.path("key").asText().equals(key)) {
                return Optional.of(tag.path("value").asText());
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        process.close();
        workspace.delete();
    }

    private static final class Shared {
        private static final MlflowServer SERVER = start();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
        }
    }
}
