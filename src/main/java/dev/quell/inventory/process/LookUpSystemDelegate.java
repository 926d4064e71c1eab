package dev.quell.inventory.process;

import dev.quell.inventory.AiSystem;
import dev.quell.inventory.AiSystems;
import dev.quell.inventory.DetectionRules;
import dev.quell.shared.CanonicalJson;
import java.util.List;
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
        showRules(execution, id);
    }

    private void showRules(DelegateExecution execution, String systemId) {
        var incident = execution.getProcessBusinessKey();
        var options = rules.choices(incident, systemId).stream()
                .map(rule -> Map.of("label", rule.label(), "value", rule.id()))
                .toList();
        setJson(execution, "ruleOptions", options);
        rules.raising(incident).ifPresent(rule -> setJson(execution, "raisingRule", List.of(rule)));
    }

    private static void describe(DelegateExecution execution, AiSystem system) {
        execution.setVariable("systemName", system.name());
        execution.setVariable("systemPurpose", system.purpose());
        execution.setVariable("systemOwner", system.owner());
        execution.setVariable("systemRiskClass", system.riskClass().key());
        execution.setVariable("systemPersonalData", system.personalData());
        execution.setVariable("systemFallback", system.fallback());
    }

    private static void setJson(DelegateExecution execution, String name, Object value) {
        execution.setVariable(
                name, SpinValues.jsonValue(CanonicalJson.write(value)).create());
    }
}
