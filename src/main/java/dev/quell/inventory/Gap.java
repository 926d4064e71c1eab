package dev.quell.inventory;

import dev.quell.shared.Role;

/**
 * Something a system lacks for a prepared response.
 *
 * @param field the field that is empty, for example {@code registry.lastGoodVersion}
 * @param remedy what to do, as an instruction to a person
 * @param role who can close it
 */
public record Gap(String systemId, String field, String remedy, Role role) {}
