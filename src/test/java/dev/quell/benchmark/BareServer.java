package dev.quell.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** {@link BareCamunda} in a JVM of its own. */
final class BareServer implements AutoCloseable {

    private final JavaServer jvm;
    private final Http http = new Http();

    private BareServer(JavaServer jvm) {
        this.jvm = jvm;
    }

    static BareServer start(Path directory, String databaseUrl) throws IOException {
        return new BareServer(JavaServer.start(
                directory.resolve("bare-" + UUID.randomUUID() + ".log"),
                BareCamunda.class.getName(),
                JavaServer.classPath("test-classes"),
                List.of(
                        "--spring.config.location=classpath:/dev/quell/benchmark/bare-camunda.yaml",
                        "--spring.datasource.url=" + databaseUrl,
                        "--spring.datasource.username=" + Postgres.USER,
                        "--spring.datasource.password=" + Postgres.USER),
                "Started BareCamunda in"));
    }

    JavaServer jvm() {
        return jvm;
    }

    Http http() {
        return http;
    }

    URI url(String path) {
        return jvm.url(path);
    }

    /** @param files content by file name */
    void deploy(Map<String, String> files) throws IOException, InterruptedException {
        var boundary = "bare" + UUID.randomUUID();
        var body = new StringBuilder();
        files.forEach((name, text) -> body.append("--")
                .append(boundary)
                .append("\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"; filename=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(text)
                .append("\r\n"));
        var answer = http.send(HttpRequest.newBuilder(url("/engine-rest/deployment/create"))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofString(body + "--" + boundary + "--\r\n", StandardCharsets.UTF_8))
                .build());
        if (answer.statusCode() != 200) {
            throw new IOException("deployment answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    @Override
    public void close() {
        jvm.close();
    }
}
