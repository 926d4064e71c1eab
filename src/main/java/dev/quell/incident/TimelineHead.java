package dev.quell.incident;

/**
 * Where a timeline ends.
 *
 * @param seq of the last entry; 0 before the first
 * @param hash of the last entry; 64 zeros before the first
 */
record TimelineHead(int seq, String hash) {

    static final TimelineHead EMPTY = new TimelineHead(0, TimelineEntry.NO_PREVIOUS);

    static TimelineHead at(TimelineEntry entry) {
        return new TimelineHead(entry.seq(), entry.hash());
    }
}
