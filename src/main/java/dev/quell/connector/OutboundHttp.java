package dev.quell.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quell.automation.spi.Connection;
import dev.quell.automation.spi.Permit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** Sends one request, once, and says exactly what became of it. */
@Component
@EnableConfigurationProperties(OutboundProperties.class)
public class OutboundHttp {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int QUOTED = 300;
    private static final long LONGEST_PAUSE_SECONDS = 300;
    private static final List<Class<? extends IOException>> BEFORE_SENDING = List.of(
            ConnectException.class,
            ConnectTimeoutException.class,
            ConnectionRequestTimeoutException.class,
            NoRouteToHostException.class,
            UnknownHostException.class,
            SSLHandshakeException.class,
            SSLPeerUnverifiedException.class);

    private final OutboundProperties properties;
    private final SingletonSupplier<CloseableHttpClient> http;
    private final SingletonSupplier<RestClient> client;

    @Autowired
    public OutboundHttp(OutboundProperties properties) {
        // made when they are needed first: reading the machine's certificates is a noticeable part of a start
        this(
                properties,
                SingletonSupplier.of(() -> HttpSettings.client(properties)),
                SingletonSupplier.of(() -> RestClient.create()),
                null);
    }

    private OutboundHttp(
            OutboundProperties properties,
            SingletonSupplier<CloseableHttpClient> http,
            SingletonSupplier<RestClient> parent,
            @Nullable Permit permit) {
        this.properties = properties;
        this.http = http;
        this.client = SingletonSupplier.of(() -> parent.obtain()
                .mutate()
                .requestFactory(requests(http.obtain(), permit))
                .build());
    }

    /** For changes: each request asks for the permit at the last moment, and is not sent without it. */
    public OutboundHttp with(Permit permit) {
        return new OutboundHttp(properties, http, client, permit);
    }

    /**
     * @param path below the connection's address, with {@code {placeholders}} whose values are encoded
     * @param headers sets credentials
     * @param body sent as JSON when there is one
     */
    public Answer send(
            Connection connection,
            HttpMethod method,
            String path,
            Map<String, String> variables,
            Consumer<HttpHeaders> headers,
            @Nullable Object body) {
        var request = client.obtain()
                .method(method)
                .uri(connection.url() + path, variables)
                .headers(headers);
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(bytes(body));
        }
        try {
            return request.exchange((sent, response) -> answer(connection, response));
        } catch (ResourceAccessException e) {
            return unanswered(connection, method, e);
        }
    }

    private static HttpComponentsClientHttpRequestFactory requests(CloseableHttpClient http, @Nullable Permit permit) {
        var requests = new HttpComponentsClientHttpRequestFactory(http);
        requests.setHttpContextFactory((method, uri) -> {
            var context = HttpClientContext.create();
            context.setAttribute(HttpSettings.PERMIT, permit);
            return context;
        });
        return requests;
    }

    /** All at once, so that the request says its length: MLflow takes a body that comes in chunks for an empty one. */
    private static byte[] bytes(Object body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not JSON: " + body.getClass(), e);
        }
    }

    private Answer answer(Connection connection, ClientHttpResponse response) throws IOException {
        var status = response.getStatusCode().value();
        var text = new String(read(response.getBody()), StandardCharsets.UTF_8);
        var json = parse(text);
        if (status / 100 == 2 && json != null) {
            return new Answer.Success(json);
        }
        return new Answer.Failure(
                status,
                message(connection, status, response.getHeaders(), json, text),
                retryAfter(response.getHeaders()));
    }

    /** A server that sends a byte now and then, or never stops, must not hold a worker for ever. */
    private byte[] read(InputStream body) throws IOException {
        var deadline = System.nanoTime() + properties.responseTimeout().toNanos();
        var content = new ByteArrayOutputStream();
        var buffer = new byte[8192];
        for (var count = body.read(buffer); count >= 0; count = body.read(buffer)) {
            content.write(buffer, 0, count);
            if (content.size() > properties.maxResponse().toBytes()) {
                throw new IOException("answers with more than " + properties.maxResponse());
            }
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("takes longer to answer than " + properties.responseTimeout());
            }
        }
        return content.toByteArray();
    }

    private static @Nullable JsonNode parse(String text) {
        try {
            var json = JSON.readTree(text);
            return json == null || json.isMissingNode() || json.isNull() ? null : json;
        } catch (IOException e) {
            return null;
        }
    }

    private static String message(
            Connection connection, int status, HttpHeaders headers, @Nullable JsonNode json, String text) {
        var said = json == null ? text : said(json);
        var quoted = said.length() > QUOTED ? said.substring(0, QUOTED) + "…" : said;
        var remedy = switch (status / 100) {
            case 2 -> "; that is no JSON, so check quell.connections." + connection.name() + ".url";
            case 3 ->
                "; redirects are not followed, so set quell.connections." + connection.name()
                        + ".url to the address that answers"
                        + (headers.getLocation() == null ? "" : ", like " + headers.getLocation());
            default -> "";
        };
        return connection.redact(connection.name() + " answered " + status + ": " + quoted.strip() + remedy);
    }

    /** The sentence in an error body, whatever shape the server gives it. */
    private static String said(JsonNode json) {
        for (var field : List.of("message", "detail", "title", "error")) {
            var value = json.path(field);
            if (value.isTextual()) {
                return value.asText();
            }
            if (value.isContainerNode()) {
                return value.toString();
            }
        }
        return json.toString();
    }

    private static Duration retryAfter(HttpHeaders headers) {
        var value = headers.getFirst(HttpHeaders.RETRY_AFTER);
        return value != null && value.matches("\\d{1,9}")
                ? Duration.ofSeconds(Math.min(Long.parseLong(value), LONGEST_PAUSE_SECONDS))
                : Answer.PAUSE;
    }

    private static Answer unanswered(Connection connection, HttpMethod method, ResourceAccessException e) {
        var cause = e.getMostSpecificCause();
        var reason = connection.redact(
                connection.name() + ": " + cause.getClass().getSimpleName() + ", " + cause.getMessage());
        if (cause instanceof PermitLapsed) {
            return new Answer.Lapsed(reason);
        }
        return BEFORE_SENDING.stream().anyMatch(type -> type.isInstance(cause))
                ? new Answer.NotSent(reason + "; the request was not sent")
                : new Answer.Lost(reason + "; the " + method + " was sent and nothing whole came back");
    }
}
