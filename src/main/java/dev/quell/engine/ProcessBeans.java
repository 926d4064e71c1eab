package dev.quell.engine;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The beans that a process may name: Quell's delegates and listeners, and a few helpers. Everything else in the
 * application, repositories and the engine's services above all, stays out of reach of a deployed model.
 */
@Component
class ProcessBeans extends AbstractMap<Object, Object> {

    private static final Set<String> HELPERS = Set.of("serviceLevel", "playbookPart", "approvals");

    private final ListableBeanFactory beans;
    private final ObjectProvider<RehearsedIncidents> rehearsed;

    /** By the names of beans, which every step of every incident asks about. */
    private final Map<String, Boolean> closedToRehearsals = new ConcurrentHashMap<>();

    ProcessBeans(ListableBeanFactory beans, ObjectProvider<RehearsedIncidents> rehearsed) {
        this.beans = beans;
        this.rehearsed = rehearsed;
    }

    boolean exists(String name) {
        return beans.containsBean(name);
    }

    boolean mayBeUsed(String name) {
        return exists(name) && (HELPERS.contains(name) || isStep(name));
    }

    boolean isClosedToRehearsals(String name) {
        return closedToRehearsals.computeIfAbsent(
                name, bean -> beans.findAnnotationOnBean(bean, NotInRehearsals.class) != null);
    }

    boolean isRehearsal(String businessKey) {
        return rehearsed.getObject().isRehearsal(businessKey);
    }

    private boolean isStep(String name) {
        var type = beans.getType(name);
        return type != null
                && type.getName().startsWith("dev.quell.")
                && (JavaDelegate.class.isAssignableFrom(type)
                        || ExecutionListener.class.isAssignableFrom(type)
                        || TaskListener.class.isAssignableFrom(type));
    }

    @Override
    public boolean containsKey(Object name) {
        return name instanceof String text && mayBeUsed(text);
    }

    @Override
    public Object get(Object name) {
        return beans.getBean(String.valueOf(name));
    }

    /** Nobody may list them. */
    @Override
    public Set<Entry<Object, Object>> entrySet() {
        return Set.of();
    }
}
