package dev.quell.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A node of Quell as it is really started, on the common PostgreSQL, spoken to as people and machines do. */
final class QuellServer implements AutoCloseable {

    private static final String PASSWORD = "quell";

    private final JavaServer jvm;
    private final Http http = new Http();

    private QuellServer(JavaServer jvm) {
        this.jvm = jvm;
    }

    /** @param more Spring properties on top of the defaults */
    static QuellServer start(Path directory, String databaseUrl, Map<String, String> more) throws IOException {
        return start(directory, databaseUrl, more, "dev.quell.QuellApplication", classPath());
    }

    /** With clocks before and behind its login. */
    static QuellServer probed(Path directory, String databaseUrl) throws IOException {
        var classPath = new ArrayList<>(classPath());
        classPath.add(
                Resources.classes(directory.resolve("probe"), "ProbedQuell").toString());
        return start(directory, databaseUrl, Map.of(), ProbedQuell.class.getName(), classPath);
    }

    private static List<String> classPath() {
        return JavaServer.classPath("classes");
    }

    private static QuellServer start(
            Path directory, String databaseUrl, Map<String, String> more, String mainClass, List<String> classPath)
            throws IOException {
        var arguments = new ArrayList<>(List.of(
                "--quell.base-url=http://127.0.0.1:PORT",
                "--quell.data-directory=" + directory.resolve("data"),
                "--quell.demo=true",
                "--quell.demo-password=quell",
                "--spring.datasource.url=" + databaseUrl,
                "--spring.datasource.username=" + Postgres.USER,
                "--spring.datasource.password=" + Postgres.USER));
        more.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        var log = directory.resolve("quell-" + UUID.randomUUID() + ".log");
        return new QuellServer(JavaServer.start(log, mainClass, classPath, arguments, "  Tasklist  http"));
    }

    JavaServer jvm() {
        return jvm;
    }

    URI url(String path) {
        return jvm.url(path);
    }

    Http http() {
        return http;
    }

    /** As a demo person, over Basic. */
    JsonNode get(String user, String path) throws IOException, InterruptedException {
        return http.json("GET", url(path), Http.basic(user, PASSWORD), null);
    }

    JsonNode post(String user, String path, Object body) throws IOException, InterruptedException {
        return http.json("POST", url(path), Http.basic(user, PASSWORD), body);
    }

    /** The header with which a machine sends signals: an API key of its own, as a real sender has. */
    String machineAuthorization() throws IOException, InterruptedException {
        return authorizationOf("automation");
    }

    /** The header of an API key that acts as this account. */
    String authorizationOf(String user) throws IOException, InterruptedException {
        var key = post("admin", "/api/v1/api-keys", Map.of("name", "benchmark", "userId", user));
        return "Bearer " + key.path("secret").asText();
    }

    /** @param registryConnection the connection that holds its model, or null for a system that nothing can act on */
    void register(String system, @Nullable String registryConnection) throws IOException, InterruptedException {
        var spec = new LinkedHashMap<String, Object>(Map.of(
                "id",
                system,
                "name",
                system,
                "purpose",
                "Benchmark",
                "owner",
                "business",
                "riskClass",
                "limited",
                "personalData",
                false,
                "jurisdictions",
                List.of("EU")));
        if (registryConnection != null) {
            spec.put(
                    "registry",
                    Map.of(
                            "connection",
                            registryConnection,
                            "model",
                            system,
                            "alias",
                            "champion",
                            "lastGoodVersion",
                            "1"));
        }
        post("admin", "/api/v1/systems", spec);
    }

    /**
     * Deploys files beside this class as a process owner does, over the engine's REST API with a login, and has a commander release them.
     *
     * @param process one that is among them and has had one version before
     */
    void deploy(String process, String... resources) throws IOException, InterruptedException {
        var files = new LinkedHashMap<String, String>();
        for (var resource : resources) {
            files.put(resource.replaceAll(".*/", ""), Resources.text(resource));
        }
        var answer = offer(files);
        if (answer.statusCode() != 200) {
            throw new IOException("deployment answered " + answer.statusCode() + ": " + answer.body());
        }
        release("/playbooks/process/" + process);
    }

    private void release(String page) throws IOException, InterruptedException {
        var asked = form(login("owner"), page, page + "/versions/2/release");
        if (!asked.headers().firstValue("Location").orElse("").contains(page)) {
            throw new IOException("the release was not asked for: " + asked.statusCode() + " " + asked.body());
        }
        var task = get("commander", "/engine-rest/task?processDefinitionKey=release-playbook&maxResults=10")
                .path(0)
                .path("id")
                .asText();
        var approval = Map.of("releaseDecision", Map.of("value", "approve"), "releaseWhen", Map.of("value", "now"));
        post("commander", "/engine-rest/task/" + task + "/submit-form", Map.of("variables", approval));
    }

    /** Sends a form of a page that asks nothing. */
    private HttpResponse<String> form(String cookie, String page, String path)
            throws IOException, InterruptedException {
        var shown = http.send(
                HttpRequest.newBuilder(url(page)).header("Cookie", cookie).build());
        return http.send(HttpRequest.newBuilder(url(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", cookie)
                .POST(BodyPublishers.ofString("_csrf=" + URLEncoder.encode(csrf(shown), StandardCharsets.UTF_8)))
                .build());
    }

    /** What is answered to a process owner who deploys these files, by their names. */
    HttpResponse<String> offer(Map<String, String> files) throws IOException, InterruptedException {
        var boundary = "quell" + UUID.randomUUID();
        var body = new StringBuilder(part(boundary, "deployment-name", "", "benchmark"));
        files.forEach((name, text) -> body.append(part(boundary, name, "; filename=\"" + name + "\"", text)));
        var request = HttpRequest.newBuilder(url("/engine-rest/deployment/create"))
                .header("Authorization", Http.basic("owner", PASSWORD))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofString(body + "--" + boundary + "--\r\n"))
                .build();
        return http.send(request);
    }

    /** Logs in at the page as a person does, and returns the cookie of the session. */
    String login(String user) throws IOException, InterruptedException {
        var page = http.send(HttpRequest.newBuilder(url("/login")).build());
        var form = "username=" + user + "&password=" + PASSWORD + "&_csrf="
                + URLEncoder.encode(csrf(page), StandardCharsets.UTF_8);
        var answer = http.send(HttpRequest.newBuilder(url("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", cookie(page))
                .POST(BodyPublishers.ofString(form))
                .build());
        if (answer.headers().firstValue("Location").orElse("/login?error").contains("error")) {
            throw new IOException("the login of " + user + " was refused: " + answer.statusCode());
        }
        return cookie(answer);
    }

    @Override
    public void close() {
        jvm.close();
    }

    private static String csrf(HttpResponse<String> page) {
        return page.body().replaceAll("(?s).*name=\"_csrf\"[^>]*value=\"([^\"]+)\".*", "$1");
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElse("").replaceAll(";.*", "");
    }

    private static String part(String boundary, String name, String more, String content) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n"
                + content + "\r\n";
    }
}
