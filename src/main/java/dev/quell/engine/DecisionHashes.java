package dev.quell.engine;

import dev.quell.shared.Sha256;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.stereotype.Component;

/** SHA-256 of the files that decisions were deployed with. */
@Component
public class DecisionHashes {

    /** By definition id; what has been deployed never changes. */
    private final Map<String, String> hashes = new ConcurrentHashMap<>();

    /** Asked for within a command of the engine. */
    public String of(DecisionDefinition definition) {
        return hashes.computeIfAbsent(definition.getId(), id -> hash(definition));
    }

    private static String hash(DecisionDefinition definition) {
        var table = Context.getCommandContext()
                .getResourceManager()
                .findResourceByDeploymentIdAndResourceName(definition.getDeploymentId(), definition.getResourceName());
        return Sha256.hex(table.getBytes());
    }
}
