package dev.quell.room;

import dev.quell.incident.Incidents;
import dev.quell.incident.Timeline;
import dev.quell.shared.Problem;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people write into the timeline in their own words. */
@Service
@Transactional
public class Notes {

    public static final int LONGEST = 4000;

    static final String KIND = "note.added";

    private static final int LONGEST_SUMMARY = 160;

    private final Incidents incidents;
    private final Timeline timeline;

    Notes(Incidents incidents, Timeline timeline) {
        this.incidents = incidents;
        this.timeline = timeline;
    }

    /**
     * Adds a note in the name of whoever is logged in; the text is kept as it is, its first line is the summary.
     *
     * @param text Markdown, 1 to {@value #LONGEST} characters
     * @throws Problem 400 when it is empty or too long, 404 for an unknown incident
     */
    public void add(String incidentId, @Nullable String text) {
        incidents.require(incidentId);
        if (text == null || text.isBlank()) {
            throw Problem.invalid("text", "is empty: write what the others should know");
        }
        var note = text.strip().replace("\r\n", "\n").replace("\0", "\uFFFD");
        if (note.length() > LONGEST) {
            throw Problem.invalid(
                    "text",
                    "has " + note.length() + " characters; shorten it to " + LONGEST + ", or attach it as evidence");
        }
        var first = note.lines().findFirst().orElse("");
        var summary = first.length() > LONGEST_SUMMARY ? first.substring(0, LONGEST_SUMMARY - 1) + "…" : first;
        timeline.append(incidentId, KIND, "Note: " + summary, Map.of("text", note));
    }
}
