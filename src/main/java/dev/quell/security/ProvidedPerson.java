package dev.quell.security;

import java.util.List;

/**
 * Somebody as an identity provider describes them.
 *
 * @param groups ours, and no others
 */
public record ProvidedPerson(String userId, String firstName, String lastName, String email, List<String> groups) {}
