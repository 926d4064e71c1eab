package dev.quell.room.web;

import dev.quell.security.Groups;
import dev.quell.shared.Role;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/** Who looks at the room. */
record Reader(String name, Set<String> groups) {

    static Reader of(Authentication login) {
        return new Reader(
                login.getName(),
                login.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .collect(Collectors.toSet()));
    }

    /** May change roles, take actions back and stand down; the security chain asks the same. */
    boolean commands() {
        return groups.contains(Role.INCIDENT_COMMANDER.group()) || groups.contains(Groups.ADMIN);
    }

    /** May restrict who knows of the incident; the security chain asks the same. */
    boolean restricts() {
        return commands()
                || groups.contains(Role.SECURITY_ANALYST.group())
                || groups.contains(Role.LEGAL_COMPLIANCE.group());
    }

    /** Only reads, whatever else it belongs to. */
    boolean onlyReads() {
        return groups.contains(Groups.AUDITOR) || groups.contains(Groups.AUTOMATION);
    }

    boolean responds() {
        return !Collections.disjoint(groups, Groups.responders()) || groups.contains(Groups.ADMIN);
    }
}
