package dev.quell.room;

import org.jspecify.annotations.Nullable;

/**
 * Which entries of a timeline to show.
 *
 * @param group null for all
 * @param person name of the actor; null for everybody
 * @param upTo the newest entry to show; null for the newest there is
 */
public record TimelineFilter(
        @Nullable KindGroup group,
        @Nullable String person,
        @Nullable Integer upTo) {

    public static final TimelineFilter NEWEST = new TimelineFilter(null, null, null);

    public boolean narrow() {
        return group != null || person != null;
    }
}
