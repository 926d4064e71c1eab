package dev.quell.security;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Whom a row of the permission matrix lets in.
 *
 * @param only the groups of which one is needed; looked at for {@link Level#GROUPS} alone
 * @param never the groups that are kept out whatever else somebody belongs to
 */
record Access(Level level, Set<String> only, Set<String> never) {

    enum Level {
        /** With or without a login. */
        ANYBODY,
        /** Whoever is logged in. */
        LOGGED_IN,
        /** Whoever is logged in and belongs to one of the groups. */
        GROUPS,
        NOBODY
    }

    static Access anybody() {
        return new Access(Level.ANYBODY, Set.of(), Set.of());
    }

    static Access nobody() {
        return new Access(Level.NOBODY, Set.of(), Set.of());
    }

    static Access loggedIn() {
        return new Access(Level.LOGGED_IN, Set.of(), Set.of());
    }

    static Access only(String... groups) {
        return new Access(Level.GROUPS, new LinkedHashSet<>(List.of(groups)), Set.of());
    }

    /** Every response role, and the groups given. */
    static Access respondersAnd(String... groups) {
        return only(Groups.respondersAnd(groups));
    }

    Access except(String... groups) {
        return new Access(level, only, Set.of(groups));
    }

    /** @param groups of the caller, null when nobody is logged in */
    boolean allows(@Nullable Collection<String> groups) {
        return switch (level) {
            case ANYBODY -> true;
            case NOBODY -> false;
            case LOGGED_IN -> groups != null && Collections.disjoint(groups, never);
            case GROUPS -> groups != null && Collections.disjoint(groups, never) && !Collections.disjoint(groups, only);
        };
    }

    AuthorizationManager<RequestAuthorizationContext> manager() {
        return (login, request) -> new AuthorizationDecision(level == Level.ANYBODY || allows(groupsOf(login.get())));
    }

    private static @Nullable List<String> groupsOf(@Nullable Authentication login) {
        if (login == null || login instanceof AnonymousAuthenticationToken || !login.isAuthenticated()) {
            return null;
        }
        return login.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList();
    }
}
