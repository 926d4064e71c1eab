package dev.quell.incident;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a timeline is still what was written.
 *
 * @param entries how many entries were checked
 * @param firstBroken sequence number of the first entry that is missing, out of place, changed or not the end it should be;
 *     null when intact
 * @param head hash of the last intact entry; kept elsewhere, it proves the timeline even against who may change every table
 */
public record TimelineVerification(
        boolean intact, int entries, @Nullable Integer firstBroken, String head) {

    /** @param end where the timeline ended when it was last written, as the database keeps it beside the entries */
    static TimelineVerification of(List<TimelineEntry> entries, TimelineHead end) {
        var reached = TimelineHead.EMPTY;
        for (var entry : entries) {
            var sound = entry.seq() == reached.seq() + 1
                    && entry.previousHash().equals(reached.hash())
                    && entry.computedHash().equals(entry.hash());
            if (!sound) {
                return broken(entries, reached.seq() + 1, reached);
            }
            reached = TimelineHead.at(entry);
        }
        if (reached.equals(end)) {
            return new TimelineVerification(true, entries.size(), null, reached.hash());
        }
        var first = reached.seq() == end.seq() ? end.seq() : Math.min(reached.seq(), end.seq()) + 1;
        return broken(entries, first, reached);
    }

    private static TimelineVerification broken(List<TimelineEntry> entries, int first, TimelineHead reached) {
        return new TimelineVerification(false, entries.size(), first, reached.hash());
    }
}
