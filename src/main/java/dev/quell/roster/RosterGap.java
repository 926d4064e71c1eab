package dev.quell.roster;

import dev.quell.shared.Role;
import org.jspecify.annotations.Nullable;

/**
 * Something the roster lacks for a prepared response.
 *
 * @param role the role that is not covered; null when the roster as a whole is meant
 * @param remedy what to do, as an instruction to a person
 */
public record RosterGap(@Nullable Role role, String remedy) {}
