package dev.quell.automation.process;

import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.history.HistoricDecisionOutputInstance;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionInstanceEntity;

/** The rule of the approval policy that fired for a process instance: part of the history that this transaction is about to write. */
final class PolicyRule {

    private PolicyRule() {}

    static String of(DelegateExecution execution) {
        return Context.getCommandContext()
                .getDbEntityManager()
                .getCachedEntitiesByType(HistoricDecisionInstanceEntity.class)
                .stream()
                .filter(decision -> Objects.equals(decision.getProcessInstanceId(), execution.getProcessInstanceId()))
                .filter(decision -> "approval-policy".equals(decision.getDecisionDefinitionKey()))
                .flatMap(decision -> decision.getOutputs().stream())
                .map(HistoricDecisionOutputInstance::getRuleId)
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
