package dev.quell.inventory.process;

import dev.quell.inventory.AiSystem;
import dev.quell.inventory.AiSystems;
import dev.quell.inventory.DetectionRules;
import dev.quell.shared.CanonicalJson;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.stereotype.Component;

/** Lays out what forms and decisions need to know about the AI system; an unknown one counts as high risk. */
@Component("lookUpSystem")
class LookUpSystemDelegate implements JavaDelegate {

    private static final String WHEN_UNKNOWN = "high";

    private final AiSystems systems;
    private final DetectionRules rules;

    LookUpSystemDelegate(AiSystems systems, DetectionRules rules) {
        this.systems = systems;
        this.rules = rules;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = Objects.toString(execution.getVariable("systemId"), "");
        execution.setVariable("systemRiskClass", WHEN_UNKNOWN);
        systems.find(id).ifPresent(system -> describe(execution, system));
        var options = rules.of(id).stream()
                .map(rule -> Map.of("label", rule.label(), "value", rule.id()))
                .toList();
        execution.setVariable(
                "ruleOptions",
                SpinValues.jsonValue(CanonicalJson.write(options)).create());
    }

    private static void describe(DelegateExecution execution, AiSystem system) {
        execution.setVariable("systemName", system.name());
        execution.setVariable("systemPurpose", system.purpose());
        execution.setVariable("systemOwner", system.owner());
        execution.setVariable("systemRiskClass", system.riskClass().key());
        execution.setVariable("systemPersonalData", system.personalData());
        execution.setVariable("systemFallback", system.fallback());
    }
}
