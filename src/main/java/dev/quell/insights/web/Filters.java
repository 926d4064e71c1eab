package dev.quell.insights.web;

import dev.quell.incident.IncidentType;
import dev.quell.incident.Severity;
import dev.quell.insights.Scope;
import dev.quell.inventory.AiSystems;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Reads the filters of a page and gives the page what it needs to show them. */
@Component
class Filters {

    private final AiSystems systems;
    private final Clock clock;

    Filters(AiSystems systems, Clock clock) {
        this.systems = systems;
        this.clock = clock;
    }

    /** A choice of a filter. */
    record Choice(String value, String label) {}

    Links links(ScopeQuery query) {
        return new Links(query.scope(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
    }

    Links show(ScopeQuery query, Model model) {
        var links = links(query);
        model.addAttribute("scope", links.scope());
        model.addAttribute("links", links);
        model.addAttribute("types", types());
        model.addAttribute("severities", severities());
        model.addAttribute(
                "systems",
                systems.all().stream()
                        .map(system -> new Choice(system.id(), system.name()))
                        .toList());
        return links;
    }

    private static List<Choice> types() {
        return Arrays.stream(IncidentType.values())
                .map(type -> new Choice(type.key(), Names.words(type.name())))
                .toList();
    }

    private static List<Choice> severities() {
        var choices = new ArrayList<>(Arrays.stream(Severity.values())
                .map(severity -> new Choice(severity.name(), severity.name()))
                .toList());
        choices.add(new Choice(Scope.UNCLASSIFIED, Names.severity(Scope.UNCLASSIFIED)));
        return choices;
    }
}
