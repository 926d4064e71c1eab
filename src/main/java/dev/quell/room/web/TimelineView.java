package dev.quell.room.web;

import dev.quell.incident.Incident;
import dev.quell.incident.IncidentRoles;
import dev.quell.room.KindGroup;
import dev.quell.room.RoomEntry;
import dev.quell.room.RoomTimeline;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The timeline as the room shows it: one page of it, newest first. */
@Component
class TimelineView {

    private final RoomTimeline timeline;
    private final IncidentRoles roles;

    TimelineView(RoomTimeline timeline, IncidentRoles roles) {
        this.timeline = timeline;
        this.roles = roles;
    }

    Map<String, @Nullable Object> show(Incident incident, Reader reader, TimelineQuery query) {
        var head = timeline.head(incident.id()); // before the entries, so that the stream repeats rather than misses
        var filter = query.filter(head);
        var page = timeline.page(incident.id(), filter);
        var view = new HashMap<String, @Nullable Object>();
        view.put("head", head);
        view.put("filter", filter);
        view.put("newest", filter.upTo() == null);
        view.put("entries", page.entries().stream().map(EntryView::of).toList());
        view.put("olderThan", page.older() ? last(page.entries()).seq() - 1 : null);
        view.put("groups", Arrays.asList(KindGroup.values()));
        view.put("people", people(incident.id(), page.entries()));
        view.put("mayNote", mayNote(incident.id(), reader));
        return view;
    }

    /** Responders, and whoever holds a role in this incident; never who only reads. */
    boolean mayNote(String incidentId, Reader reader) {
        return !reader.onlyReads()
                && (reader.responds() || roles.all(incidentId).containsValue(reader.name()));
    }

    private TreeSet<String> people(String incidentId, List<RoomEntry> entries) {
        var people = new TreeSet<>(roles.all(incidentId).values());
        entries.forEach(entry -> people.add(entry.actor()));
        return people;
    }

    private static RoomEntry last(List<RoomEntry> entries) {
        return entries.get(entries.size() - 1);
    }
}
