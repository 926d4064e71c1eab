package dev.quell.room;

import dev.quell.shared.Role;

/** The open tasks of a role. */
public interface RoleTasks {

    /** Gives what {@code before} holds by the role to {@code after}; what others took stays theirs. */
    void handOver(String incidentId, Role role, String before, String after);
}
