package dev.quell.testing.outside;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Passes requests on to a real server. */
public record RealUpstream(URI url) implements FaultProxy.Upstream {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Override
    public FaultProxy.Reply answer(FaultProxy.Request request) throws IOException {
        var builder = HttpRequest.newBuilder(URI.create(url + request.uri().toString()))
                .method(request.method(), framedAsItCame(request));
        for (var name : List.of("Authorization", "Content-type")) {
            request.headers().getOrDefault(name, List.of()).forEach(value -> builder.header(name, value));
        }
        try {
            var response = CLIENT.send(builder.build(), HttpResponse.BodyHandlers.ofString());
            return new FaultProxy.Reply(response.statusCode(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** A body that came in chunks goes on in chunks: some servers do not read those. */
    private static BodyPublisher framedAsItCame(FaultProxy.Request request) {
        var body = request.body().getBytes(StandardCharsets.UTF_8);
        return request.headers().containsKey("Transfer-encoding")
                ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))
                : BodyPublishers.ofByteArray(body);
    }
}
