package dev.quell.room;

import dev.quell.shared.CanonicalJson;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the timeline as a room shows it.
 *
 * @param summary at most {@value RoomTimeline#LONGEST_SUMMARY} characters of it
 * @param note the text of a note, in Markdown; null for other kinds
 */
public record RoomEntry(
        int seq,
        Instant at,
        String kind,
        String actor,
        String summary,
        @Nullable String note) {

    /** @param details canonical JSON of a note; null for other kinds */
    static RoomEntry of(int seq, Instant at, String kind, String actor, String summary, @Nullable String details) {
        var text = details == null ? null : CanonicalJson.readObject(details).get("text");
        return new RoomEntry(seq, at, kind, actor, summary, Objects.toString(text, null));
    }
}
