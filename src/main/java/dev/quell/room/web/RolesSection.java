package dev.quell.room.web;

import dev.quell.incident.Incident;
import dev.quell.incident.IncidentRoles;
import dev.quell.roster.Responder;
import dev.quell.roster.Responders;
import dev.quell.shared.Role;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who holds which role, and how to reach them. */
@Component
@Order(3)
class RolesSection implements Section {

    private final IncidentRoles roles;
    private final Responders responders;

    RolesSection(IncidentRoles roles, Responders responders) {
        this.roles = roles;
        this.responders = responders;
    }

    /**
     * @param holder user id; null when nobody holds the role
     * @param name of the holder, as the roster has it; else the user id
     * @param email null when the roster does not know the holder
     */
    record Row(
            Role role,
            @Nullable String holder,
            @Nullable String name,
            @Nullable String email) {}

    @Override
    public String name() {
        return "roles";
    }

    @Override
    public Map<String, ?> show(Incident incident, Reader reader) {
        var holders = roles.all(incident.id());
        var people = responders.roster().responders().stream()
                .collect(Collectors.toMap(Responder::userId, Function.identity()));
        var rows = Arrays.stream(Role.values())
                .map(role -> row(role, holders.get(role), people))
                .toList();
        return Map.of(
                "rows",
                rows,
                "nobody",
                holders.isEmpty(),
                "mayChange",
                reader.commands() && incident.status().isOpen());
    }

    private static Row row(Role role, @Nullable String holder, Map<String, Responder> people) {
        var person = holder == null ? null : people.get(holder);
        return person == null
                ? new Row(role, holder, holder, null)
                : new Row(role, holder, person.name(), person.email());
    }
}
