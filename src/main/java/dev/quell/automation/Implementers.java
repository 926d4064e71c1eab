package dev.quell.automation;

import dev.quell.incident.Timeline;
import dev.quell.incident.TimelineEntry;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Who removed the cause or brought the AI system back by hand: their work is what a later approval lets go on, so somebody else
 * decides on it. The timeline says who completed which task; no form can change that.
 */
@Component
class Implementers {

    private static final String ERADICATION = "-eradicate";
    private static final String RECOVERY = "-recover";

    /** Which answer tells work by hand from plans and proofs. */
    private static final String WORK_BY_HAND = "manualOutcome";

    private final Timeline timeline;

    Implementers(Timeline timeline) {
        this.timeline = timeline;
    }

    /** Each person with what they did first, in words, since the incident was opened or last came back. */
    Map<String, String> of(String incidentId) {
        return timeline.ofThisRound(incidentId, "task.completed").stream()
                .filter(Implementers::isImplementation)
                .collect(Collectors.toMap(TimelineEntry::actor, Implementers::task, (first, later) -> first));
    }

    private static String task(TimelineEntry entry) {
        return entry.summary().replaceFirst("^Done: ", "");
    }

    private static boolean isImplementation(TimelineEntry entry) {
        var details = entry.detailsMap();
        var process = String.valueOf(details.get("process"));
        return process.endsWith(ERADICATION)
                || process.endsWith(RECOVERY)
                        && details.get("answers") instanceof Map<?, ?> answers
                        && answers.containsKey(WORK_BY_HAND);
    }
}
