package dev.quell.room.web;

import dev.quell.room.KindGroup;
import dev.quell.room.RoomTimeline;
import dev.quell.room.TimelineFilter;
import org.jspecify.annotations.Nullable;

/**
 * The filter of the timeline as it stands in the address. What is empty or means nothing is as good as absent.
 *
 * @param kind key of a {@link KindGroup}
 * @param upTo the newest entry to show
 * @param entry an entry that must be among those shown, with what came around it
 */
record TimelineQuery(
        @Nullable String kind,
        @Nullable String person,
        @Nullable Integer upTo,
        @Nullable Integer entry) {

    private static final int LONGEST = 200;

    TimelineFilter filter(int head) {
        if (entry != null) {
            var newest = entry > head - RoomTimeline.PAGE ? null : Integer.valueOf(entry + RoomTimeline.PAGE / 2);
            return new TimelineFilter(null, null, newest);
        }
        var group = kind == null ? null : KindGroup.ofKey(kind).orElse(null);
        var name = person == null || person.isBlank() ? null : clean(person.strip());
        return new TimelineFilter(group, name, upTo);
    }

    private static String clean(String name) {
        return name.substring(0, Math.min(LONGEST, name.length())).replace("\0", "");
    }
}
