package dev.quell.engine;

import dev.quell.shared.Problem;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.el.ReadOnlyMapELResolver;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.jspecify.annotations.Nullable;

/**
 * Finds the beans of an expression; in a rehearsal only those that work on the rehearsal's own incident. What is called, released or
 * not, is part of the rehearsal. Variables cannot say otherwise: whoever draws a process can set them.
 */
class RehearsalGuard extends ReadOnlyMapELResolver {

    private static final String INCIDENT = "incidentId";

    private final ProcessBeans beans;

    RehearsalGuard(ProcessBeans beans) {
        super(beans);
        this.beans = beans;
    }

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, @Nullable Object property) {
        var bean = super.getValue(context, base, property);
        if (base == null && context.isPropertyResolved()) {
            var scope = (VariableScope) context.getContext(VariableScope.class);
            executionOf(scope).ifPresent(execution -> check(String.valueOf(property), scope, execution));
        }
        return bean;
    }

    private static Optional<ExecutionEntity> executionOf(@Nullable VariableScope scope) {
        return Optional.ofNullable(scope instanceof TaskEntity task ? task.getExecution() : scope)
                .filter(ExecutionEntity.class::isInstance)
                .map(ExecutionEntity.class::cast);
    }

    private void check(String bean, VariableScope scope, ExecutionEntity execution) {
        if (beans.isClosedToRehearsals(bean)) {
            refuseIfRehearsal(execution, "${" + bean + "} changes more than the incident of the rehearsal");
        }
        var incident = scope.getVariable(INCIDENT);
        if (incident != null && !incident.toString().isBlank() && !incident.equals(rootKey(execution))) {
            refuseIfRehearsal(execution, "here ${" + bean + "} would work for " + incident);
        }
    }

    private void refuseIfRehearsal(ExecutionEntity execution, String why) {
        if (beans.isRehearsal(rootKey(execution))) {
            throw Problem.conflict("A rehearsal touches nothing real: " + why);
        }
    }

    /** By the id that every execution carries: one look-up, where the way up through the callers would be two for each of them. */
    private static String rootKey(ExecutionEntity execution) {
        var root = Context.getCommandContext()
                .getExecutionManager()
                .findExecutionById(execution.getRootProcessInstanceId());
        return String.valueOf(root.getBusinessKey());
    }
}
