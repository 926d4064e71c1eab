package dev.quell.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Talks to Quell over HTTP as a person with a browser (cookies, CSRF tokens) or as a machine (credentials a request). */
public final class Caller {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String base;
    private final @Nullable String authorization;
    private final Map<String, String> headers = new HashMap<>();

    private Caller(int port, @Nullable String authorization) {
        this.base = "http://localhost:" + port;
        this.authorization = authorization;
    }

    public static Caller anonymous(int port) {
        return new Caller(port, null);
    }

    /** HTTP Basic with the password of the demo people. */
    public static Caller basic(int port, String user) {
        return basic(port, user, "quell");
    }

    public static Caller basic(int port, String user, String password) {
        var token = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return new Caller(port, "Basic " + token);
    }

    public static Caller bearer(int port, String key) {
        return new Caller(port, "Bearer " + key);
    }

    /** Logs a demo person in at the login page. */
    public static Caller session(int port, String user) {
        var caller = anonymous(port);
        caller.login(user, "quell");
        return caller;
    }

    public HttpResponse<String> login(String user, String password) {
        return form("/login", "/login", Map.of("username", user, "password", password));
    }

    /** Sends the token that Camunda's web applications ask for from now on: a post without it ends the session. */
    public Caller inWebapps() {
        get("/camunda/app/welcome/default/");
        return with("X-XSRF-TOKEN", String.valueOf(cookie("XSRF-TOKEN")));
    }

    /** Adds a header to every request from now on. */
    public Caller with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** Lines as they come, for an answer that does not end. */
    public HttpResponse<Stream<String>> stream(String path) {
        return send(request(path).GET(), BodyHandlers.ofLines());
    }

    /** Posts a page's form with one file, as a browser does. */
    public HttpResponse<String> upload(
            String page, Map<String, String> fields, String field, String name, byte[] file) {
        var boundary = "----quelltest";
        var all = new HashMap<>(fields);
        all.putAll(token(page));
        var head = all.entrySet().stream()
                        .map(entry -> "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                                .formatted(boundary, entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining())
                + "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: text/plain\r\n\r\n"
                        .formatted(boundary, field, name);
        return send(request(page)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(head),
                        BodyPublishers.ofByteArray(file),
                        BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"))));
    }

    public HttpResponse<String> post(String path, String json) {
        return sendJson("POST", path, json);
    }

    /** Without a body. */
    public HttpResponse<String> send(String method, String path) {
        return send(request(path).method(method, BodyPublishers.noBody()));
    }

    public HttpResponse<String> sendJson(String method, String path, String json) {
        return send(
                request(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(json)));
    }

    /** Posts a form as a page would, with the CSRF token that {@code page} carries. */
    public HttpResponse<String> form(String page, String path, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.putAll(token(page));
        return form(path, all);
    }

    /** The field against forged requests that a page's forms carry, or nothing where it has no form. */
    public Map<String, String> token(String page) {
        var token = CSRF.matcher(get(page).body());
        return token.find() ? Map.of("_csrf", token.group(1)) : Map.of();
    }

    /** Posts a form as it is. */
    public HttpResponse<String> form(String path, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Uploads one file as Camunda Modeler does. */
    public HttpResponse<String> deploy(String path, String name, String content) {
        return deploy(path, Map.of(name, content.getBytes(StandardCharsets.UTF_8)));
    }

    /** Uploads files in one deployment as Camunda Modeler does: its fields, then a part for each file. */
    public HttpResponse<String> deploy(String path, Map<String, byte[]> files) {
        return deploy(path, "Camunda Modeler", files);
    }

    /** @param source who is said to have made the files */
    public HttpResponse<String> deploy(String path, String source, Map<String, byte[]> files) {
        var boundary = "----quelltest";
        var fields = Map.of(
                "deployment-name", "from Modeler",
                "deployment-source", source,
                "enable-duplicate-filtering", "true");
        var parts = new ArrayList<byte[]>();
        fields.forEach((name, value) -> parts.add("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                .formatted(boundary, name, value)
                .getBytes(StandardCharsets.UTF_8)));
        files.forEach((name, content) -> {
            parts.add(("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
                            + "Content-Type: application/octet-stream\r\n\r\n")
                    .formatted(boundary, name, name)
                    .getBytes(StandardCharsets.UTF_8));
            parts.add(content);
            parts.add("\r\n".getBytes(StandardCharsets.UTF_8));
        });
        parts.add(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArrays(parts)));
    }

    public @Nullable String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(cookie -> cookie.getValue())
                .findFirst()
                .orElse(null);
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        headers.forEach(request::setHeader);
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
