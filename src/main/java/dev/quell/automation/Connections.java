package dev.quell.automation;

import dev.quell.automation.spi.ActionConnector;
import dev.quell.automation.spi.Connection;
import dev.quell.incident.Incident;
import dev.quell.shared.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The configured connections by name, and the connector that serves each. {@code simulated} is always there. */
@Component
@EnableConfigurationProperties(ConnectionProperties.class)
class Connections {

    private static final String EXERCISE = "exercise:";

    private final Map<String, Connection> byName = new TreeMap<>();
    private final List<ActionConnector> connectors;

    /** @throws IllegalArgumentException naming the setting that is wrong, so that a bad configuration stops the start */
    Connections(ConnectionProperties properties, List<ActionConnector> connectors) {
        this.connectors = connectors;
        byName.put("simulated", Connection.simulated("simulated"));
        properties.connections().forEach((name, settings) -> {
            if (!name.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,62}")) {
                throw new IllegalArgumentException("quell.connections." + name
                        + ": a name has at most 63 letters, digits, dashes and underscores");
            }
            var connection = settings.named(name);
            connector(connection);
            byName.put(name, connection);
        });
    }

    Collection<Connection> all() {
        return List.copyOf(byName.values());
    }

    /** In an exercise every connection leads into a simulated world of that exercise's own. */
    Connection forIncident(Incident incident, String name) {
        return incident.exercise() ? Connection.simulated(EXERCISE + incident.id()) : require(name);
    }

    /** @throws Problem 400 when no connection of that name is configured */
    Connection require(String name) {
        var connection = byName.get(name);
        if (connection == null) {
            throw Problem.invalid(
                    "connection",
                    "\"" + name + "\" is not configured; set quell.connections." + name
                            + ".type and .url, or use one of " + byName.keySet());
        }
        return connection;
    }

    ActionConnector connector(Connection connection) {
        return connectors.stream()
                .filter(connector -> connector.info().type().equals(connection.type()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("quell.connections." + connection.name() + ".type \""
                        + connection.type() + "\" is not one of " + types()));
    }

    /** The connector as something more than a connector: a model registry, a scheduler, a simulation. */
    <T> T as(Class<T> role, Connection connection) {
        var connector = connector(connection);
        if (!role.isInstance(connector)) {
            throw Problem.invalid(
                    "connection",
                    "\"" + connection.name() + "\" is of type " + connection.type() + ", which is no "
                            + role.getSimpleName());
        }
        return role.cast(connector);
    }

    private List<String> types() {
        return connectors.stream()
                .map(connector -> connector.info().type())
                .sorted()
                .toList();
    }
}
