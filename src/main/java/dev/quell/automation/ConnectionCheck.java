package dev.quell.automation;

import dev.quell.automation.spi.Probe;
import java.util.List;
import org.springframework.stereotype.Service;

/** Tries the configured connections, so that a wrong address or a missing permission shows before an incident does it. */
@Service
public class ConnectionCheck {

    private final Connections connections;

    ConnectionCheck(Connections connections) {
        this.connections = connections;
    }

    /**
     * A connection and what a harmless call on it gave.
     *
     * @param environment {@code production} or {@code other}
     */
    public record Report(String name, String type, String url, String environment, Probe probe) {}

    /** Every configured connection by name, each tried now; the slowest takes as long as {@code quell.outbound} allows. */
    public List<Report> all() {
        return connections.all().stream()
                .map(connection -> new Report(
                        connection.name(),
                        connection.type(),
                        connection.url(),
                        connection.environment().key(),
                        connections.connector(connection).probe(connection)))
                .toList();
    }
}
