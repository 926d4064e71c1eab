package dev.quell.room.web;

import dev.quell.incident.Incident;
import java.util.Map;

/** A part of the room, with a template of its own name that shows it by itself or within the page. */
interface Section {

    String name();

    /** What the template shows, under {@link #name()}. */
    Map<String, ?> show(Incident incident, Reader reader);
}
