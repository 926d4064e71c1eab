package dev.quell.connector;

import dev.quell.automation.spi.Connection;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Finds the addresses of a connection's server, once for each connection that is opened, and leaves only those that it may lead to. The
 * client dials what this returns, so that a name that answers differently a moment later gains nothing.
 */
final class CheckedNames implements DnsResolver {

    private final DnsResolver names;
    private final Connection connection;

    CheckedNames(DnsResolver names, Connection connection) {
        this.names = names;
        this.connection = connection;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var found = names.resolve(host);
        var allowed = Stream.of(found).filter(connection.networks()::allow).toArray(InetAddress[]::new);
        if (allowed.length == 0) {
            throw found.length == 0 ? new UnknownHostException(host) : new AddressRefused(connection, found[0]);
        }
        return allowed;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return names.resolveCanonicalHostname(host);
    }
}
