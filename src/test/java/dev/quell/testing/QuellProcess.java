package dev.quell.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Quell as it is really started: a JVM of its own with the embedded database and the job executor on, spoken to over HTTP. */
public final class QuellProcess implements AutoCloseable {

    /** Every demo person's password. */
    public static final String PASSWORD = "quell";

    private static final Duration START_CAP = Duration.ofMinutes(4);
    private static final Duration STEP_CAP = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Process process;
    private final URI url;
    private final Path log;
    private final long logStart;

    private QuellProcess(Process process, URI url, Path log, long logStart) {
        this.process = process;
        this.url = url;
        this.log = log;
        this.logStart = logStart;
    }

    /**
     * Starts Quell on a data directory, which may hold what an earlier process left, and waits until it is ready.
     *
     * @param properties Spring properties on top of the defaults
     */
    public static QuellProcess start(Path directory, Map<String, String> properties) {
        return start(directory, freePort(), properties);
    }

    /** On a port that somebody else has to know before. */
    public static QuellProcess start(Path directory, int port, Map<String, String> properties) {
        var jvm = List.of("-Xmx700m", "-XX:TieredStopAtLevel=1", "-cp", productClassPath());
        var quell = launch(directory, port, jvm, properties);
        quell.awaitReady();
        return quell;
    }

    /**
     * Starts Quell and does not wait for it. The log of an earlier process on the same port is continued.
     *
     * @param jvm options of the JVM, the class path among them
     */
    public static QuellProcess launch(Path directory, int port, List<String> jvm, Map<String, String> properties) {
        try {
            Files.createDirectories(directory);
            var log = directory.resolve("quell-" + port + ".log");
            var logged = Files.exists(log) ? Files.size(log) : 0;
            var process = new ProcessBuilder(command(directory, port, jvm, properties))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log.toFile()))
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new QuellProcess(process, URI.create("http://127.0.0.1:" + port), log, logged);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI url() {
        return url;
    }

    public Path log() {
        return log;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill -9} does: nothing gets a chance to tidy up. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** A normal stop, as by Ctrl-C. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    public HttpResponse<String> exchange(String user, String method, String path, Object body) {
        var request = HttpRequest.newBuilder(url.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/plain, */*")
                .header("Authorization", basic(user))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(write(body)))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The answer's JSON; fails on any status that is not 2xx. */
    public JsonNode get(String user, String path) {
        return read(exchange(user, "GET", path, null));
    }

    /** The answer's JSON; fails on any status that is not 2xx. */
    public JsonNode post(String user, String path, Object body) {
        return read(exchange(user, "POST", path, body));
    }

    /** Waits for the one open incident of a system and returns its id. */
    public String awaitIncident(String systemId) {
        return await().atMost(STEP_CAP)
                .until(
                        () -> {
                            for (var incident : get("admin", "/api/v1/incidents?open=true")) {
                                if (systemId.equals(incident.path("systemId").asText())) {
                                    return incident.path("id").asText();
                                }
                            }
                            return "";
                        },
                        id -> !id.isEmpty());
    }

    /** Waits until the task is there and returns the engine's id of it. */
    public String awaitTask(String incidentId, String element) {
        return await("task " + element + " of " + incidentId)
                .atMost(STEP_CAP)
                .until(() -> taskId(incidentId, element), id -> !id.isEmpty());
    }

    /** Waits for the task and completes it as Tasklist does. */
    public void complete(String user, String incidentId, String element, Map<String, Object> answers) {
        var task = awaitTask(incidentId, element);
        post(user, "/engine-rest/task/" + task + "/submit-form", Map.of("variables", variables(answers)));
    }

    /** The labels-by-element of all tasks that are open in an incident. */
    public List<String> openTasks(String incidentId) {
        var elements = new ArrayList<String>();
        get("admin", "/engine-rest/task?maxResults=100&processInstanceBusinessKey=" + incidentId)
                .forEach(task -> elements.add(task.path("taskDefinitionKey").asText()));
        return elements;
    }

    /** The kinds of the timeline's entries, in order. */
    public List<String> timelineKinds(String incidentId) {
        var kinds = new ArrayList<String>();
        get("auditor", "/api/v1/incidents/" + incidentId + "/timeline")
                .forEach(entry -> kinds.add(entry.path("kind").asText()));
        return kinds;
    }

    public void awaitTimeline(String incidentId, String kind) {
        await(kind + " of " + incidentId)
                .atMost(STEP_CAP)
                .until(() -> timelineKinds(incidentId).contains(kind));
    }

    private String taskId(String incidentId, String element) {
        var path = "/engine-rest/task?maxResults=1&processInstanceBusinessKey=" + incidentId + "&taskDefinitionKey="
                + element;
        return get("admin", path).path(0).path("id").asText();
    }

    private static Map<String, Object> variables(Map<String, Object> answers) {
        var variables = new LinkedHashMap<String, Object>();
        answers.forEach((name, value) -> variables.put(name, Map.of("value", value)));
        return variables;
    }

    /** @throws AssertionError with the end of the log when it ends instead of getting ready */
    public void awaitReady() {
        await("start of Quell, see " + log).atMost(START_CAP).ignoreExceptions().until(() -> {
            if (!process.isAlive()) {
                throw new AssertionError("Quell ended while starting: " + tail());
            }
            return isReady();
        });
    }

    /** Whether it has said that it is ready. */
    public boolean isReady() throws IOException {
        try (var file = Files.newInputStream(log)) {
            file.skipNBytes(logStart);
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).contains("  Tasklist  http");
        }
    }

    private String tail() throws IOException {
        var lines = Files.readAllLines(log);
        return lines.stream().skip(Math.max(0, lines.size() - 40)).collect(Collectors.joining("\n"));
    }

    private JsonNode read(HttpResponse<String> response) {
        assertThat(response.statusCode())
                .as("%s %s: %s", response.request().method(), response.uri(), response.body())
                .isBetween(200, 299);
        try {
            return JSON.readTree(response.body().isEmpty() ? "null" : response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(Path directory, int port, List<String> jvm, Map<String, String> properties) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of(
                "dev.quell.QuellApplication",
                "--server.port=" + port,
                "--quell.base-url=http://127.0.0.1:" + port,
                "--quell.data-directory=" + directory));
        properties.forEach((name, value) -> command.add("--" + name + "=" + value));
        return command;
    }

    /** What the tests run on, without the tests. */
    public static String productClassPath() {
        var testPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(testPath.split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    }

    private static String write(Object body) {
        try {
            return body instanceof String text ? text : JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
