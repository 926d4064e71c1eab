package dev.quell.roster.process;

import dev.quell.roster.Preparedness;
import dev.quell.roster.Responder;
import dev.quell.roster.Responders;
import dev.quell.shared.CanonicalJson;
import dev.quell.shared.Role;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.stereotype.Component;

/** Shows the roster, and what is still missing, to whoever is to confirm it. */
@Component("presentRoster")
class PresentRoster implements TaskListener {

    private final Responders responders;
    private final Preparedness preparedness;

    PresentRoster(Responders responders, Preparedness preparedness) {
        this.responders = responders;
        this.preparedness = preparedness;
    }

    @Override
    public void notify(DelegateTask task) {
        var rows = responders.roster().responders().stream()
                .map(PresentRoster::row)
                .toList();
        task.setVariable(
                "rosterTable", SpinValues.jsonValue(CanonicalJson.write(rows)).create());
        task.setVariable(
                "openGaps",
                SpinValues.jsonValue(CanonicalJson.write(preparedness.audit())).create());
    }

    private static Map<String, Object> row(Responder responder) {
        return Map.of(
                "name", responder.name(),
                "userId", responder.userId(),
                "roles", responder.roles().stream().map(Role::label).sorted().collect(Collectors.joining(", ")),
                "email", responder.email(),
                "onCallOrder", responder.onCallOrder(),
                "deputies", String.join(", ", responder.deputies()));
    }
}
