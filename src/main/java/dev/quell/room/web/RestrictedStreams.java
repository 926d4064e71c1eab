package dev.quell.room.web;

import dev.quell.incident.TimelineEntry;
import dev.quell.stream.Streams;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Nobody goes on hearing of an incident from which they have been shut out while they looked. */
@Component
class RestrictedStreams {

    private final Streams streams;

    RestrictedStreams(Streams streams) {
        this.streams = streams;
    }

    @TransactionalEventListener
    void restricted(TimelineEntry entry) {
        if (entry.kind().equals("incident.restricted")) {
            streams.end(entry.incidentId());
        }
    }
}
