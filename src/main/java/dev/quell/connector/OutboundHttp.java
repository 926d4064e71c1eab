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
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.util.DefaultUriBuilderFactory;
import org.springframework.web.util.InvalidUrlException;

/** Sends one request, once, and says exactly what became of it. */
@Component
@EnableConfigurationProperties(OutboundProperties.class)
public class OutboundHttp {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DefaultUriBuilderFactory ADDRESSES = new DefaultUriBuilderFactory();
    private static final Pattern DETOUR = Pattern.compile("/(?:\\.{1,2}(?:/|$)|/)");
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
    private final ConnectionClients clients;
    private final @Nullable Permit permit;

    @Autowired
    public OutboundHttp(OutboundProperties properties) {
        this(properties, SystemDefaultDnsResolver.INSTANCE);
    }

    OutboundHttp(OutboundProperties properties, DnsResolver names) {
        this(properties, new ConnectionClients(properties, names), null);
    }

    private OutboundHttp(OutboundProperties properties, ConnectionClients clients, @Nullable Permit permit) {
        this.properties = properties;
        this.clients = clients;
        this.permit = permit;
    }

    /** For changes: each request asks for the permit at the last moment, and is not sent without it. */
    public OutboundHttp with(Permit permit) {
        return new OutboundHttp(properties, clients, permit);
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
        var address = address(connection, path, variables);
        if (address == null) {
            return new Answer.Refused("The request would leave quell.connections." + connection.name()
                    + ".url, so it was not sent; correct the names that it is about");
        }
        var credentials = new HttpHeaders();
        headers.accept(credentials);
        var request =
                clients.of(connection, permit).method(method).uri(address).headers(all -> all.addAll(credentials));
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(bytes(body));
        }
        var quotation = new Quotation(connection, credentials);
        try {
            return request.exchange((sent, response) -> answer(quotation, response));
        } catch (ResourceAccessException e) {
            return unanswered(connection, quotation, method, e);
        }
    }

    private static @Nullable URI address(Connection connection, String path, Map<String, String> variables) {
        try {
            var address = ADDRESSES.expand(connection.url() + path, variables);
            return isBelow(URI.create(connection.url()), address) ? address : null;
        } catch (InvalidUrlException e) {
            return null;
        }
    }

    /** On the same server, and not out of its path by way of dots or of a name that is empty. */
    private static boolean isBelow(URI base, URI address) {
        return Objects.equals(base.getScheme(), address.getScheme())
                && Objects.equals(base.getRawAuthority(), address.getRawAuthority())
                && !DETOUR.matcher(address.getRawPath()).find();
    }

    /** All at once, so that the request says its length: MLflow takes a body that comes in chunks for an empty one. */
    private static byte[] bytes(Object body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not JSON: " + body.getClass(), e);
        }
    }

    private Answer answer(Quotation quotation, ClientHttpResponse response) throws IOException {
        var status = response.getStatusCode().value();
        var text = new String(read(response.getBody()), StandardCharsets.UTF_8);
        var json = parse(text);
        if (status / 100 == 2 && json != null) {
            return new Answer.Success(json);
        }
        return new Answer.Failure(
                status, quotation.of(status, response.getHeaders(), json, text), retryAfter(response.getHeaders()));
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

    private static Duration retryAfter(HttpHeaders headers) {
        var value = headers.getFirst(HttpHeaders.RETRY_AFTER);
        return value != null && value.matches("\\d{1,9}")
                ? Duration.ofSeconds(Math.min(Long.parseLong(value), LONGEST_PAUSE_SECONDS))
                : Answer.PAUSE;
    }

    private static Answer unanswered(
            Connection connection, Quotation quotation, HttpMethod method, ResourceAccessException e) {
        // its own cause may be older: a certificate that is refused, a name that cannot be one
        var cause = Objects.requireNonNullElse(e.getCause(), e);
        var deepest = e.getMostSpecificCause();
        var reason = connection.name() + ": " + deepest.getClass().getSimpleName() + ", "
                + quotation.of(String.valueOf(deepest.getMessage()));
        if (cause instanceof PermitLapsed) {
            return new Answer.Lapsed(reason);
        }
        if (cause instanceof AddressRefused) {
            return new Answer.Refused(String.valueOf(cause.getMessage()));
        }
        return BEFORE_SENDING.stream().anyMatch(type -> type.isInstance(cause))
                ? new Answer.NotSent(reason + "; the request was not sent")
                : new Answer.Lost(reason + "; the " + method + " was sent and nothing whole came back");
    }
}
