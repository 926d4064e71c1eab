package dev.quell.engine;

import java.lang.reflect.Field;
import java.util.List;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.springframework.util.ReflectionUtils;

/** In a query, the wish for the latest version, which the engine would take as the highest number. */
final class LatestVersion {

    private static final String NONE = "none";

    private LatestVersion() {}

    /** Takes the wish back; the ids that stand for it are to be asked for instead. */
    static String[] forgetIn(AbstractQuery<?, ?> query, List<String> ids) {
        ReflectionUtils.setField(latest(query.getClass()), query, false);
        return ids.isEmpty() ? new String[] {NONE} : ids.toArray(String[]::new);
    }

    private static Field latest(Class<?> type) {
        var field = ReflectionUtils.findField(type, "latest");
        if (field == null) {
            throw new IllegalStateException("The engine has changed: " + type.getName() + " has no field latest");
        }
        field.setAccessible(true);
        return field;
    }
}
