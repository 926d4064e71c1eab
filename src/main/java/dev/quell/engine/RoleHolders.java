package dev.quell.engine;

import java.util.Optional;

/** Who holds a response role in the incident that a process belongs to. */
@FunctionalInterface
public interface RoleHolders {

    /**
     * @param businessKey of the process instance; holders exist only for the number of an incident
     * @param role group of the role, for example {@code incident-commander}
     */
    Optional<String> holder(String businessKey, String role);
}
