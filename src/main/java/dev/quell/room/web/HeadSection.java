package dev.quell.room.web;

import dev.quell.board.Deadlines;
import dev.quell.incident.Incident;
import dev.quell.incident.Restrictions;
import dev.quell.incident.Status;
import dev.quell.room.Stopwatch;
import dev.quell.room.Targets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What it is, how bad, how far the response has got, and what the clocks say. */
@Component
@Order(1)
class HeadSection implements Section {

    /** The way of an incident that is answered in full. */
    private static final List<Status> WAY = List.of(
            Status.DETECTED,
            Status.TRIAGED,
            Status.CONTAINED,
            Status.ERADICATED,
            Status.MONITORING,
            Status.IN_REVIEW,
            Status.CLOSED);

    private static final int LONGEST_TITLE = 300;

    private final Targets targets;
    private final Deadlines deadlines;
    private final Restrictions restrictions;

    HeadSection(Targets targets, Deadlines deadlines, Restrictions restrictions) {
        this.targets = targets;
        this.deadlines = deadlines;
        this.restrictions = restrictions;
    }

    /** A stage of the way; {@code done} when it is behind or reached. */
    record Step(String label, boolean done, boolean current) {}

    @Override
    public String name() {
        return "head";
    }

    @Override
    public Map<String, ?> show(Incident incident, Reader reader) {
        var open = incident.status().isOpen();
        var head = new HashMap<String, @Nullable Object>();
        head.put("title", Words.atMost(LONGEST_TITLE, incident.title()));
        head.put("steps", steps(incident));
        head.put("clocks", Stopwatch.of(incident, targets));
        head.put("running", open);
        head.put("restricted", restrictions.isRestricted(incident.id()));
        head.put("mayRestrict", reader.restricts());
        head.put(
                "deadline",
                open
                        ? deadlines.next(List.of(incident.id())).stream()
                                .findFirst()
                                .orElse(null)
                        : null);
        return head;
    }

    private static List<Step> steps(Incident incident) {
        var reached = WAY.indexOf(incident.status());
        return WAY.stream()
                .map(status -> new Step(label(status), WAY.indexOf(status) <= reached, status == incident.status()))
                .toList();
    }

    private static String label(Status status) {
        var words = status.name().replace('_', ' ');
        return words.charAt(0) + words.substring(1).toLowerCase(Locale.ROOT);
    }
}
