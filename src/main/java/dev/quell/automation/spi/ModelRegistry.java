package dev.quell.automation.spi;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A connector to a system that keeps versions of models and names some of them by alias. */
public interface ModelRegistry {

    /** @throws ConnectorException when the model is not there or the registry does not answer */
    RegisteredModel model(Connection connection, String model);

    /**
     * @param aliases alias to version
     * @param versions newest first, at most a thousand
     */
    record RegisteredModel(String name, Map<String, String> aliases, List<ModelVersion> versions) {

        public RegisteredModel {
            aliases = Map.copyOf(aliases);
            versions = List.copyOf(versions);
        }
    }

    /**
     * @param ready whether the registry would serve it
     * @param author empty when the registry does not say
     */
    record ModelVersion(String version, boolean ready, Instant createdAt, String author, String source) {}
}
