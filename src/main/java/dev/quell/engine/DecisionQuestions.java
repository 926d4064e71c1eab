package dev.quell.engine;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.dmn.engine.DmnDecisionResultEntries;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricDecisionOutputInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionEvaluationEvent;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Asks a decision for a caller who keeps the answer, or writes it down where it belongs. */
@Component
public class DecisionQuestions {

    private final ProcessEngineConfigurationImpl engine;
    private final DecisionHashes hashes;

    /** The rule that fired, while this thread asks. */
    private final ThreadLocal<@Nullable AtomicReference<@Nullable String>> asking = new ThreadLocal<>();

    DecisionQuestions(ProcessEngine engine, DecisionHashes hashes) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.hashes = hashes;
    }

    /** Whether what is being decided on this thread is written down by whoever asked, and so by nobody else. */
    public boolean isAsking() {
        return asking.get() != null;
    }

    /** @param definitionId of one version of the decision */
    public DecisionAnswer ask(String definitionId, Map<String, Object> inputs) {
        return engine.getCommandExecutorTxRequired().execute(context -> {
            DecisionDefinition definition =
                    engine.getDeploymentCache().findDeployedDecisionDefinitionById(definitionId);
            var rule = new AtomicReference<@Nullable String>();
            var outputs = evaluate(definitionId, inputs, rule);
            return new DecisionAnswer(
                    outputs == null ? Map.of() : outputs.getEntryMap(),
                    new DecisionSource(
                            definition.getKey(), definition.getVersion(), hashes.of(definition), rule.get()));
        });
    }

    private @Nullable DmnDecisionResultEntries evaluate(
            String definitionId, Map<String, Object> inputs, AtomicReference<@Nullable String> rule) {
        asking.set(rule);
        try {
            return engine.getDecisionService()
                    .evaluateDecisionById(definitionId)
                    .variables(inputs)
                    .evaluate()
                    .getSingleResult();
        } finally {
            asking.remove();
        }
    }

    @EventListener
    void onDecision(HistoricDecisionEvaluationEvent event) {
        var rule = asking.get();
        if (rule != null) {
            event.getRootHistoricDecisionInstance().getOutputs().stream()
                    .map(HistoricDecisionOutputInstance::getRuleId)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(rule::set);
        }
    }
}
