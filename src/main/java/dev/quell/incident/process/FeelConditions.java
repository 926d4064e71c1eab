package dev.quell.incident.process;

import java.util.Map;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Evaluates the FEEL conditions of forms with the engine's own FEEL, as the browser does with its own. */
@Component
class FeelConditions {

    private final ObjectProvider<ProcessEngine> engine;

    FeelConditions(ObjectProvider<ProcessEngine> engine) {
        this.engine = engine;
    }

    /** Variables that the expression names and nobody has set must be there as null. */
    boolean holds(String expression, Map<String, Object> variables) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration();
        var dmn = (DefaultDmnEngineConfiguration) configuration.getDmnEngineConfiguration();
        var context = Variables.fromMap(variables).asVariableContext();
        return Boolean.TRUE.equals(dmn.getFeelEngine().evaluateSimpleExpression(expression, context));
    }
}
