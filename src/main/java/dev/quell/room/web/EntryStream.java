package dev.quell.room.web;

import dev.quell.room.RoomEntry;
import dev.quell.room.RoomTimeline;
import dev.quell.stream.StreamEvent;
import dev.quell.stream.StreamSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** New entries as the page shows them; the topic is an incident, the position the number of its last entry. */
@Component
class EntryStream implements StreamSource {

    private final RoomTimeline timeline;
    private final ITemplateEngine templates;

    EntryStream(RoomTimeline timeline, ITemplateEngine templates) {
        this.timeline = timeline;
        this.templates = templates;
    }

    @Override
    public String position(String topic) {
        return String.valueOf(timeline.head(topic));
    }

    @Override
    public Map<Cursor, List<StreamEvent>> after(Collection<Cursor> cursors) {
        var events = new HashMap<Cursor, List<StreamEvent>>();
        timeline.after(cursors)
                .forEach((cursor, entries) ->
                        events.put(cursor, entries.stream().map(this::event).toList()));
        return events;
    }

    private StreamEvent event(RoomEntry entry) {
        var context = new Context(Locale.ENGLISH, Map.of("view", EntryView.of(entry)));
        var html = templates.process("room/entry", Set.of("entry"), context);
        return new StreamEvent(String.valueOf(entry.seq()), "entry", html);
    }
}
