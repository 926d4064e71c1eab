package dev.quell.automation;

import dev.quell.automation.spi.ActionRequest;
import dev.quell.automation.spi.Connection;
import dev.quell.automation.spi.ModelRegistry;
import dev.quell.automation.spi.ModelRegistry.RegisteredModel;
import dev.quell.automation.spi.PipelineScheduler;
import dev.quell.automation.spi.Simulation;
import dev.quell.incident.Incident;
import dev.quell.incident.Incidents;
import dev.quell.inventory.AiSystem;
import dev.quell.inventory.AiSystems;
import dev.quell.inventory.Pipeline;
import dev.quell.inventory.Registry;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The outside systems of an incident's AI system, as its inventory entry names them: the real ones, or a simulation furnished alike. */
@Component
class SystemWorld {

    private static final String FIRST_VERSION = "1";

    private final Incidents incidents;
    private final AiSystems systems;
    private final Connections connections;

    SystemWorld(Incidents incidents, AiSystems systems, Connections connections) {
        this.incidents = incidents;
        this.systems = systems;
        this.connections = connections;
    }

    /** @throws ActionRefusedException when the incident is about no registered system, so there is nothing to act on */
    World of(String incidentId) {
        var incident = incidents.require(incidentId);
        var system = Optional.ofNullable(incident.systemId()).flatMap(systems::find);
        return new World(
                incident,
                system.orElseThrow(() -> new ActionRefusedException(
                        incidentId + " is about no registered AI system; register it, or act by hand")));
    }

    final class World {

        private final Incident incident;
        private final AiSystem system;

        World(Incident incident, AiSystem system) {
            this.incident = incident;
            this.system = system;
        }

        AiSystem system() {
            return system;
        }

        RegisteredModel model(Registry registry) {
            var connection = furnished(registry);
            return connections.as(ModelRegistry.class, connection).model(connection, registry.model());
        }

        PipelineScheduler.Pipeline pipeline(Pipeline pipeline) {
            var connection = furnished(pipeline);
            return connections.as(PipelineScheduler.class, connection).pipeline(connection, pipeline.dagId());
        }

        ActionRequest setAlias(Registry registry, String version) {
            var connection = furnished(registry);
            var params = Map.of("model", registry.model(), "alias", registry.alias(), "version", version);
            return new ActionRequest(connection.type() + ".setAlias", connection.name(), params);
        }

        ActionRequest schedule(Pipeline pipeline, String verb) {
            var connection = furnished(pipeline);
            return new ActionRequest(
                    connection.type() + "." + verb, connection.name(), Map.of("dagId", pipeline.dagId()));
        }

        /**
         * Where nothing is real, the retraining is not either: its result is put there.
         *
         * @throws dev.quell.shared.Problem 400 when it is no version
         */
        void furnishVersion(Registry registry, String version) {
            var connection = furnished(registry);
            connections.connector(connection).targetOf(setAlias(registry, version));
            if (simulated(connection)) {
                connections.as(Simulation.class, connection).furnishVersion(connection, registry.model(), version);
            }
        }

        /** What actions and leases call the alias. */
        String target(Registry registry) {
            var connection = connections.forIncident(incident, registry.connection());
            return connection.name() + "/"
                    + connections
                            .connector(connection)
                            .targetOf(setAlias(registry, FIRST_VERSION))
                            .key();
        }

        private Connection furnished(Registry registry) {
            var connection = connections.forIncident(incident, registry.connection());
            if (simulated(connection)) {
                var simulation = connections.as(Simulation.class, connection);
                var good = Objects.requireNonNullElse(registry.lastGoodVersion(), FIRST_VERSION);
                simulation.furnishModel(connection, registry.model(), registry.alias(), good, next(good));
                simulation.furnishVersion(connection, registry.model(), good);
            }
            return connection;
        }

        private Connection furnished(Pipeline pipeline) {
            var connection = connections.forIncident(incident, pipeline.connection());
            if (simulated(connection)) {
                connections.as(Simulation.class, connection).furnishPipeline(connection, pipeline.dagId());
            }
            return connection;
        }

        private static boolean simulated(Connection connection) {
            return connection.type().equals("simulated");
        }

        private static String next(String version) {
            return version.matches("\\d{1,9}") ? "" + (Integer.parseInt(version) + 1) : "2";
        }
    }
}
