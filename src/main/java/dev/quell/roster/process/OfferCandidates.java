package dev.quell.roster.process;

import dev.quell.roster.Responder;
import dev.quell.roster.Responders;
import dev.quell.shared.CanonicalJson;
import dev.quell.shared.Role;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.stereotype.Component;

/** Offers for each role who may take it; whoever is called first is chosen beforehand. */
@Component("offerCandidates")
class OfferCandidates implements TaskListener {

    private final Responders responders;

    OfferCandidates(Responders responders) {
        this.responders = responders;
    }

    @Override
    public void notify(DelegateTask task) {
        for (var role : Role.values()) {
            var candidates = responders.candidates(role);
            var options = candidates.stream()
                    .map(candidate -> Map.of("label", candidate.labelAmong(candidates), "value", candidate.userId()))
                    .toList();
            task.setVariable(
                    role.field() + "Candidates",
                    SpinValues.jsonValue(CanonicalJson.write(options)).create());
            if (task.getVariable(role.field()) == null) {
                task.setVariable(
                        role.field(),
                        candidates.stream().map(Responder::userId).findFirst().orElse(null));
            }
        }
    }
}
