package dev.quell.room.web;

import dev.quell.automation.Action;
import dev.quell.automation.Actions;
import dev.quell.automation.spi.StateSnapshot;
import dev.quell.automation.spi.UndoClass;
import dev.quell.incident.Incident;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What was planned, approved and done to other systems, and what can be taken back. */
@Component
@Order(5)
class ActionsSection implements Section {

    private final Actions actions;

    ActionsSection(Actions actions) {
        this.actions = actions;
    }

    /** @param undoable it changed something, or may have, and nobody has taken it back */
    record Row(Action action, boolean undoable) {

        public String before() {
            return StateSnapshot.words(action.plan().before().state());
        }

        public String after() {
            return StateSnapshot.words(action.plan().predictedAfter());
        }

        public String state() {
            var words = action.status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        }

        public String approval() {
            if (action.breakGlass()) {
                return "Made without approval in an emergency, by " + String.join(", ", action.approvedBy());
            }
            if (!action.approvedBy().isEmpty()) {
                return "Approved by " + String.join(", ", action.approvedBy());
            }
            return action.status().untried() ? "Not approved yet" : "Nobody";
        }

        public String undoing() {
            return switch (action.plan().undoClass()) {
                case RESTORE -> "the state before is put back exactly";
                case COMPENSATE -> "a second change makes up for it";
                case SELF_EXPIRING -> "it ends by itself";
                case IRREVERSIBLE -> "it cannot be undone";
            };
        }
    }

    @Override
    public String name() {
        return "actions";
    }

    @Override
    public Map<String, ?> show(Incident incident, Reader reader) {
        var undoable = actions.undoable(incident.id()).stream()
                .filter(action -> action.plan().undoClass() != UndoClass.IRREVERSIBLE)
                .map(Action::id)
                .collect(Collectors.toSet());
        List<Row> rows = actions.of(incident.id()).stream()
                .map(action -> new Row(action, undoable.contains(action.id())))
                .toList();
        return Map.of(
                "rows", rows, "mayUndo", reader.commands() && incident.status().isOpen() && !undoable.isEmpty());
    }
}
