package dev.quell.connector;

import dev.quell.automation.spi.Connection;
import dev.quell.automation.spi.Permit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.client.RestClient;

/** An HTTP client for each connection, because each may lead to other addresses. */
final class ConnectionClients {

    private final OutboundProperties properties;
    private final DnsResolver names;
    private final Map<Connection, CloseableHttpClient> clients = new ConcurrentHashMap<>();

    /** Made when it is needed first: reading the machine's certificates is a noticeable part of a start. */
    private final SingletonSupplier<TlsSocketStrategy> tls =
            SingletonSupplier.of(DefaultClientTlsStrategy::createDefault);

    ConnectionClients(OutboundProperties properties, DnsResolver names) {
        this.properties = properties;
        this.names = names;
    }

    RestClient of(Connection connection, @Nullable Permit permit) {
        var http = clients.computeIfAbsent(
                connection, key -> HttpSettings.client(properties, new CheckedNames(names, key), tls.obtain()));
        return RestClient.builder()
                .messageConverters(List.of(new ByteArrayHttpMessageConverter()))
                .requestFactory(requests(http, permit))
                .build();
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
}
