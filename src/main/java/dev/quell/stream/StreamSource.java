package dev.quell.stream;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What a kind of stream tells about. A source has topics, for example one an incident; each event of a topic has a position, and
 * who was cut off goes on after the last position that reached it.
 */
public interface StreamSource {

    /** Where the topic is now: a reader that names no position is told what comes after it. */
    String position(String topic);

    /**
     * What came after each cursor, in order; nothing for a cursor without news. Called twice a second for all readers of a node
     * at once: the number of statements must not grow with the number of cursors. The id of the last event is the next position.
     */
    Map<Cursor, List<StreamEvent>> after(Collection<Cursor> cursors);

    /** How far a reader has got; many readers share one cursor. */
    record Cursor(String topic, String position) {}
}
