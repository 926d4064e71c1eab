package dev.quell.communication;

import dev.quell.incident.Incident;
import dev.quell.incident.IncidentRoles;
import dev.quell.inventory.AiSystems;
import dev.quell.roster.Responder;
import dev.quell.roster.Responders;
import dev.quell.shared.Role;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The mail addresses of an audience: from the incident's roles, the roster, the inventory, or the configuration. */
@Component
class Recipients {

    private final IncidentRoles roles;
    private final Responders roster;
    private final AiSystems systems;
    private final CommunicationProperties properties;

    Recipients(IncidentRoles roles, Responders roster, AiSystems systems, CommunicationProperties properties) {
        this.roles = roles;
        this.roster = roster;
        this.systems = systems;
        this.properties = properties;
    }

    /** Each address once; empty when nobody is known. */
    List<String> of(Audience audience, Incident incident) {
        var addresses = switch (audience) {
            case RESPONDERS -> responders(incident);
            case BUSINESS_OWNER -> owner(incident);
            case EXECUTIVES -> properties.executives().stream();
            case CONSUMERS -> properties.consumers().stream();
            case LEGAL -> roster.candidates(Role.LEGAL_COMPLIANCE).stream().map(Responder::email);
        };
        return addresses
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .distinct()
                .toList();
    }

    /** Where an address for the audience has to be entered. */
    static String remedy(Audience audience) {
        return switch (audience) {
            case RESPONDERS -> "enter incident commanders in the roster";
            case BUSINESS_OWNER -> "enter the owner of the AI system in the roster";
            case EXECUTIVES -> "set quell.communication.executives";
            case CONSUMERS -> "set quell.communication.consumers";
            case LEGAL -> "enter somebody for legal-compliance in the roster";
        };
    }

    /** Whoever holds a role; before roles are assigned, every commander on the roster. */
    private Stream<String> responders(Incident incident) {
        var holders = roles.all(incident.id()).values();
        if (holders.isEmpty()) {
            return roster.candidates(Role.INCIDENT_COMMANDER).stream().map(Responder::email);
        }
        return holders.stream().map(roster::find).flatMap(Optional::stream).map(Responder::email);
    }

    private Stream<String> owner(Incident incident) {
        return Stream.ofNullable(incident.systemId())
                .map(systems::find)
                .flatMap(Optional::stream)
                .map(system -> roster.find(system.owner()))
                .flatMap(Optional::stream)
                .map(Responder::email);
    }
}
