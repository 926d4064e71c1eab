package dev.quell.engine;

import java.beans.FeatureDescriptor;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Date;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what an expression can touch while it is evaluated: Quell's own beans, plain values, and of an execution or
 * task only what describes it. No way leads from there to a class, a class loader or the engine's services.
 */
class ExpressionGuard extends ELResolver {

    /** What an expression may ask an execution or a task for, as property or as getter. */
    private static final Set<String> DESCRIPTIVE = Set.of(
            "variable",
            "variablelocal",
            "hasvariable",
            "id",
            "processbusinesskey",
            "businesskey",
            "processinstanceid",
            "processdefinitionid",
            "currentactivityid",
            "currentactivityname",
            "eventname",
            "assignee",
            "owner",
            "name",
            "description",
            "priority",
            "duedate",
            "createtime",
            "taskdefinitionkey",
            "executionid");

    private final ELResolver resolver;

    ExpressionGuard(ELResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, @Nullable Object property) {
        check(base, property);
        return resolver.getValue(context, base, property);
    }

    @Override
    public @Nullable Object invoke(
            ELContext context,
            @Nullable Object base,
            @Nullable Object method,
            Class<?> @Nullable [] types,
            Object @Nullable [] values) {
        check(base, method);
        return resolver.invoke(context, base, method, types, values);
    }

    @Override
    public @Nullable Class<?> getType(ELContext context, @Nullable Object base, @Nullable Object property) {
        check(base, property);
        return resolver.getType(context, base, property);
    }

    @Override
    public void setValue(ELContext context, @Nullable Object base, @Nullable Object property, @Nullable Object value) {
        check(base, property);
        resolver.setValue(context, base, property, value);
    }

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, @Nullable Object property) {
        return resolver.isReadOnly(context, base, property);
    }

    @Override
    public @Nullable Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, @Nullable Object base) {
        return resolver.getFeatureDescriptors(context, base);
    }

    @Override
    public @Nullable Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
        return resolver.getCommonPropertyType(context, base);
    }

    private static void check(@Nullable Object base, @Nullable Object property) {
        if (base == null) {
            return;
        }
        var name = plainName(String.valueOf(property));
        if (name.equals("class") || !isReachable(base, name)) {
            throw new ELException("An expression may not use \"" + property + "\" of a "
                    + base.getClass().getSimpleName());
        }
    }

    private static boolean isReachable(Object base, String name) {
        if (base instanceof VariableScope) {
            return DESCRIPTIVE.contains(name);
        }
        return base instanceof CharSequence
                || base instanceof Number
                || base instanceof Boolean
                || base instanceof Enum<?>
                || base instanceof Collection<?>
                || base instanceof Map<?, ?>
                || base instanceof Date
                || base instanceof Temporal
                || base.getClass().isArray()
                || isOfTrustedPackage(base.getClass().getName());
    }

    private static boolean isOfTrustedPackage(String className) {
        return className.startsWith("dev.quell.")
                || className.startsWith("org.camunda.spin.")
                || className.startsWith("org.camunda.bpm.dmn.engine.impl.DmnDecision")
                || className.startsWith("org.joda.time.");
    }

    /** {@code getProcessBusinessKey} and {@code processBusinessKey} mean the same. */
    static String plainName(String name) {
        var lower = name.toLowerCase(java.util.Locale.ROOT);
        var start = lower.startsWith("get") ? 3 : lower.startsWith("is") ? 2 : 0;
        return lower.substring(start);
    }
}
