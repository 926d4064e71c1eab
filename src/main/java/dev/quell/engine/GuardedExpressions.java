package dev.quell.engine;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/**
 * Creates the engine's expressions with less power: see {@link ProcessBeans}, {@link RehearsalGuard} and {@link ExpressionGuard}. An expression
 * that is evaluated outside of any process comes from a query, whichever way it got in; there only the
 * {@linkplain KnownExpressions harmless ones} work.
 */
class GuardedExpressions extends SpringExpressionManager {

    private final ProcessBeans beans;

    GuardedExpressions(ApplicationContext context, ProcessBeans beans) {
        super(context, beans);
        this.beans = beans;
    }

    /** Beans before variables: otherwise whoever may set a variable could put it in the place of a step. */
    @Override
    protected ELResolver createElResolver() {
        var resolver = new CompositeELResolver();
        resolver.add(new RehearsalGuard(beans));
        resolver.add(super.createElResolver());
        return new ExpressionGuard(resolver);
    }

    @Override
    public Expression createExpression(String text) {
        ensureInitialized();
        return new GuardedExpression(createValueExpression(text), this, text);
    }

    private static final class GuardedExpression extends JuelExpression {

        GuardedExpression(ValueExpression value, JuelExpressionManager manager, String text) {
            super(value, manager, text);
        }

        @Override
        public @Nullable Object getValue(@Nullable VariableScope scope, @Nullable BaseDelegateExecution execution) {
            if (scope == null && !isLiteralText() && !KnownExpressions.isHarmless(getExpressionText())) {
                throw new BadUserRequestException(
                        "Expressions are forbidden outside of processes: " + getExpressionText());
            }
            return super.getValue(scope, execution);
        }
    }
}
