package dev.quell.incident;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a timeline is still what was written.
 *
 * @param entries how many entries were checked
 * @param firstBroken sequence number of the first entry that is missing, out of place or changed; null when intact
 * @param head hash of the last intact entry, to be kept elsewhere: it also proves that nothing was cut off the end
 */
public record TimelineVerification(
        boolean intact, int entries, @Nullable Integer firstBroken, String head) {

    static TimelineVerification of(List<TimelineEntry> entries) {
        var previous = TimelineEntry.NO_PREVIOUS;
        var expected = 1;
        for (var entry : entries) {
            var sound = entry.seq() == expected
                    && entry.previousHash().equals(previous)
                    && entry.computedHash().equals(entry.hash());
            if (!sound) {
                return new TimelineVerification(false, entries.size(), expected, previous);
            }
            previous = entry.hash();
            expected++;
        }
        return new TimelineVerification(true, entries.size(), null, previous);
    }
}
