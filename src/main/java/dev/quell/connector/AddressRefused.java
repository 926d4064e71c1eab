package dev.quell.connector;

import dev.quell.automation.spi.Connection;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** The server's name leads to an address that the connection may not lead to. */
final class AddressRefused extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    AddressRefused(Connection connection, InetAddress address) {
        super(reason(connection, address));
    }

    private static String reason(Connection connection, InetAddress address) {
        var setting = "quell.connections." + connection.name();
        var leads = setting + ".url leads to " + address.getHostAddress();
        return connection
                .networks()
                .grantFor(address)
                .map(grant -> leads + ", which is not public; if it should lead there, set " + setting + ".networks to "
                        + grant)
                .orElse(leads + ", where no connection may lead; correct it, or the name's entry in the DNS");
    }
}
