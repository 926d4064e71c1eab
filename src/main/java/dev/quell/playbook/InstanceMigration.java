package dev.quell.playbook;

import dev.quell.shared.Problem;
import java.util.Set;

/** Moves running processes from one version to another. */
public interface InstanceMigration {

    /** The ids of the elements at which a process can stand and that both versions have, of the same type. */
    Set<String> mapped(String sourceDefinition, String targetDefinition);

    /** The ids of the elements where the process is now. */
    Set<String> active(String instance);

    /** @throws Problem 409 when the engine finds something that cannot be moved; nothing has changed then */
    void move(String instance, String sourceDefinition, String targetDefinition);
}
