package dev.quell.connector;

import dev.quell.automation.spi.Permit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP client as a change needs it: each request is sent once, to the address it was meant for. The library's own defaults send again
 * on 429, 503 and dropped connections, and follow redirects.
 */
final class HttpSettings {

    /** The attribute of a request's context that holds the permit, when there must be one. */
    static final String PERMIT = Permit.class.getName();

    private static final int CONNECTIONS = 20;

    private HttpSettings() {}

    static CloseableHttpClient client(OutboundProperties properties, DnsResolver names, TlsSocketStrategy tls) {
        return HttpClients.custom()
                .setConnectionManager(connections(properties, names, tls))
                .setDefaultRequestConfig(requests(properties))
                // a kept connection may be closed by the server just when a change is sent on it, and then its effect
                // would be open
                .setConnectionReuseStrategy((request, answer, context) -> false)
                .addRequestInterceptorLast(HttpSettings::requirePermit)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /** Runs when the connection stands, right before the request is written on it. */
    private static void requirePermit(HttpRequest request, @Nullable EntityDetails body, HttpContext context)
            throws PermitLapsed {
        if (context.getAttribute(PERMIT) instanceof Permit permit && !permit.valid()) {
            throw new PermitLapsed();
        }
    }

    private static HttpClientConnectionManager connections(
            OutboundProperties properties, DnsResolver names, TlsSocketStrategy tls) {
        var response = Timeout.of(properties.responseTimeout());
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setTlsSocketStrategy(tls)
                .setMaxConnPerRoute(CONNECTIONS)
                .setMaxConnTotal(CONNECTIONS)
                .setDefaultSocketConfig(
                        SocketConfig.custom().setSoTimeout(response).build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(properties.connectTimeout()))
                        .setSocketTimeout(response)
                        .build())
                .build();
    }

    private static RequestConfig requests(OutboundProperties properties) {
        return RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(properties.connectTimeout()))
                .setResponseTimeout(Timeout.of(properties.responseTimeout()))
                .build();
    }
}
