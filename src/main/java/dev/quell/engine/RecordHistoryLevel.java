package dev.quell.engine;

import java.util.Set;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.jspecify.annotations.Nullable;

/**
 * The engine's history without what nobody reads: every value of every variable, and every step that ran in the background and went well.
 * What a step found, decided or did stands in the incident's timeline, which can prove itself.
 */
final class RecordHistoryLevel implements HistoryLevel {

    private static final Set<HistoryEventType> VALUES = Set.of(
            HistoryEventTypes.VARIABLE_INSTANCE_CREATE,
            HistoryEventTypes.VARIABLE_INSTANCE_UPDATE,
            HistoryEventTypes.VARIABLE_INSTANCE_MIGRATE,
            HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL,
            HistoryEventTypes.VARIABLE_INSTANCE_DELETE,
            HistoryEventTypes.FORM_PROPERTY_UPDATE);

    /** That of {@code full}: a database belongs to the id of the level that it began with. */
    @Override
    public int getId() {
        return HISTORY_LEVEL_FULL.getId();
    }

    @Override
    public String getName() {
        return "record";
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType type, @Nullable Object entity) {
        return !VALUES.contains(type) && !isQuiet(type, entity);
    }

    /** Failures are kept, and timers that fire: these are told on the timeline. */
    private static boolean isQuiet(HistoryEventType type, @Nullable Object job) {
        return type == HistoryEventTypes.JOB_CREATE
                || type == HistoryEventTypes.JOB_DELETE
                || type == HistoryEventTypes.JOB_SUCCESS && job instanceof MessageEntity;
    }
}
