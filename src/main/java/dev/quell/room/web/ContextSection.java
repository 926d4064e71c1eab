package dev.quell.room.web;

import dev.quell.diagnostics.DiagnosisRecord;
import dev.quell.incident.Incident;
import dev.quell.inventory.AiSystem;
import dev.quell.inventory.AiSystems;
import dev.quell.inventory.Pipeline;
import dev.quell.roster.Responders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the AI system is, whom it serves, and what changed before it went wrong. */
@Component
@Order(4)
class ContextSection implements Section {

    private static final int LONGEST_DESCRIPTION = 4000;
    private static final int MOST_CHANGES = 8;

    private final AiSystems systems;
    private final Responders responders;
    private final DiagnosisRecord diagnosis;

    ContextSection(AiSystems systems, Responders responders, DiagnosisRecord diagnosis) {
        this.systems = systems;
        this.responders = responders;
        this.diagnosis = diagnosis;
    }

    @Override
    public String name() {
        return "context";
    }

    @Override
    public Map<String, ?> show(Incident incident, Reader reader) {
        var system = Optional.ofNullable(incident.systemId()).flatMap(systems::find);
        var changes = diagnosis.changes(incident.id());
        var context = new HashMap<String, @Nullable Object>();
        context.put("description", Words.atMost(LONGEST_DESCRIPTION, incident.description()));
        context.put("system", system.orElse(null));
        context.put("owner", system.map(AiSystem::owner).map(this::person).orElse(null));
        context.put("pipelines", system.map(ContextSection::pipelines).orElse(List.of()));
        context.put("changes", changes.orElse(null));
        context.put(
                "latestChanges",
                changes.map(report ->
                                report.changes().stream().limit(MOST_CHANGES).toList())
                        .orElse(List.of()));
        return context;
    }

    private String person(String userId) {
        return responders
                .find(userId)
                .map(known -> known.name() + ", " + known.email())
                .orElse(userId);
    }

    private static List<String> pipelines(AiSystem system) {
        return system.pipelines().stream().map(Pipeline::dagId).toList();
    }
}
