package dev.quell.incident.process;

import java.util.Set;
import org.camunda.bpm.engine.impl.context.Context;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Bean of the models: which process does a part of a playbook. */
@Component("playbookPart")
public class PlaybookPart {

    private static final String FALLBACK = "generic";
    private static final Set<String> PARTS = Set.of("diagnose", "contain", "eradicate", "recover");

    /**
     * The process {@code <playbook>-<part>}, or the generic one of that part when there is none that is released and not suspended; asked
     * for within a command of the engine.
     *
     * @throws IllegalArgumentException when there is no such part
     */
    public String of(@Nullable String playbook, String part) {
        if (!PARTS.contains(part)) {
            throw new IllegalArgumentException("A playbook has the parts " + PARTS + ", not " + part);
        }
        var own = playbook + "-" + part;
        return playbook != null && isInUse(own) ? own : FALLBACK + "-" + part;
    }

    /** As a call activity looks it up: a query would take the engine longer than all that the call does. */
    private static boolean isInUse(String process) {
        var model = Context.getCommandContext().getProcessDefinitionManager().findLatestDefinitionByKey(process);
        return model != null && !model.isSuspended();
    }
}
