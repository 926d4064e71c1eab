package dev.quell.room.web;

import dev.quell.incident.Incidents;
import dev.quell.incident.Timeline;
import dev.quell.room.Notes;
import dev.quell.shared.Problem;
import dev.quell.stream.Streams;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The timeline as it happens, notes on it, and the proof that it is as it was written. */
@Controller
class TimelineController {

    private final Incidents incidents;
    private final Timeline timeline;
    private final TimelineView view;
    private final Notes notes;
    private final Streams streams;
    private final EntryStream entries;

    TimelineController(
            Incidents incidents,
            Timeline timeline,
            TimelineView view,
            Notes notes,
            Streams streams,
            EntryStream entries) {
        this.incidents = incidents;
        this.timeline = timeline;
        this.view = view;
        this.notes = notes;
        this.streams = streams;
        this.entries = entries;
    }

    @GetMapping("/stream/incidents/{id}")
    void stream(
            @PathVariable("id") String id,
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEvent,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        incidents.require(id);
        var position = lastEvent == null ? after : lastEvent;
        if (position != null && !position.matches("\\d{1,9}")) {
            throw Problem.invalid("after", "is not the number of an entry; leave it out to begin with what comes next");
        }
        streams.open(request, response, entries, id, position);
    }

    /** Reads and hashes the whole timeline, which takes a while when it is long. */
    @GetMapping("/incidents/{id}/proof")
    String proof(@PathVariable("id") String id, Model model) {
        model.addAttribute("incident", incidents.require(id));
        model.addAttribute("verification", timeline.verify(id));
        return "room/proof :: part";
    }

    @PostMapping("/incidents/{id}/notes")
    String note(
            @PathVariable("id") String id,
            @RequestParam(name = "text", required = false) @Nullable String text,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Authentication login,
            HttpServletResponse response,
            Model model) {
        var incident = incidents.require(id);
        if (!view.mayNote(id, Reader.of(login))) {
            throw Problem.forbidden("Only responders, and who holds a role in this incident, may add a note");
        }
        if (!part) {
            notes.add(id, text);
            return "redirect:/incidents/{id}#timeline";
        }
        model.addAttribute("incident", incident);
        model.addAttribute("note", added(id, text, response));
        return "room/timeline :: note";
    }

    /** A fresh form, or the same one with what is wrong. */
    private NoteForm added(String id, @Nullable String text, HttpServletResponse response) {
        try {
            notes.add(id, text);
            return NoteForm.EMPTY;
        } catch (Problem refused) {
            if (refused.errors().isEmpty()) {
                throw refused;
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return new NoteForm(text, refused.errors().get(0).message());
        }
    }
}
