package dev.quell.review.process;

import dev.quell.incident.Incident;
import dev.quell.incident.IncidentRoles;
import dev.quell.incident.Incidents;
import dev.quell.inventory.AiSystem;
import dev.quell.inventory.AiSystems;
import dev.quell.inventory.OutsideRuleChangeWanted;
import dev.quell.review.ImprovementType;
import dev.quell.review.Improvements;
import dev.quell.roster.Responder;
import dev.quell.roster.Responders;
import dev.quell.shared.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Makes an improvement of every wish to change a rule of a monitoring system, and tracks it until somebody else has verified
 * it; all in the transaction of the wish.
 */
@Component
class OutsideRuleChanges {

    private static final Period DUE = Period.ofDays(14);
    private static final int LONGEST_PLACE = 500;

    private final Incidents incidents;
    private final AiSystems systems;
    private final IncidentRoles roles;
    private final Responders roster;
    private final Improvements improvements;
    private final ImprovementTracking tracking;
    private final Clock clock;

    OutsideRuleChanges(
            Incidents incidents,
            AiSystems systems,
            IncidentRoles roles,
            Responders roster,
            Improvements improvements,
            ImprovementTracking tracking,
            Clock clock) {
        this.incidents = incidents;
        this.systems = systems;
        this.roles = roles;
        this.roster = roster;
        this.improvements = improvements;
        this.tracking = tracking;
        this.clock = clock;
    }

    @EventListener
    void on(OutsideRuleChangeWanted wanted) {
        var incident = incidents.require(wanted.incidentId());
        var due = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plus(DUE);
        var improvement = improvements.add(
                incident.id(),
                description(wanted),
                ImprovementType.DETECT,
                owner(incident).orElse(null),
                due);
        tracking.start(improvement.id(), variables(incident));
    }

    private static String description(OutsideRuleChangeWanted wanted) {
        var rule = wanted.rule();
        var place = rule.where().length() > LONGEST_PLACE ? "" : rule.where();
        return "Change the rule " + rule.name() + " of " + rule.source() + (place.isEmpty() ? "" : " (" + place + ")")
                + ": " + wanted.change();
    }

    /**
     * The system's owner, else the incident's commander, else the first of the commanders: only who is on the roster can be
     * asked. When there is none of them, the process owners take it up.
     */
    private Optional<String> owner(Incident incident) {
        var candidates = roster.candidates(Role.INCIDENT_COMMANDER).stream().map(Responder::userId);
        return Stream.concat(
                        Stream.concat(
                                systemOwner(incident.systemId()).stream(),
                                roles.holder(incident.id(), Role.INCIDENT_COMMANDER).stream()),
                        candidates)
                .filter(user -> roster.find(user).isPresent())
                .findFirst();
    }

    private Optional<String> systemOwner(@Nullable String systemId) {
        return Optional.ofNullable(systemId).flatMap(systems::find).map(AiSystem::owner);
    }

    private static Map<String, Object> variables(Incident incident) {
        var variables = new HashMap<String, Object>();
        variables.put("incidentType", incident.type().key());
        variables.put(
                "severity",
                incident.severity() == null ? null : incident.severity().name());
        variables.put("title", incident.title());
        variables.put("exercise", incident.exercise());
        return variables;
    }
}
