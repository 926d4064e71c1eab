package dev.quell.board.web;

import dev.quell.board.Board;
import dev.quell.board.BoardChanges;
import dev.quell.board.Phase;
import dev.quell.incident.IncidentType;
import dev.quell.incident.Severity;
import dev.quell.inventory.AiSystems;
import dev.quell.stream.Streams;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page: what is open, how bad it is, who leads it, and what is due next. */
@Controller
class BoardController {

    private final Board board;
    private final BoardChanges changes;
    private final AiSystems systems;
    private final Streams streams;

    BoardController(Board board, BoardChanges changes, AiSystems systems, Streams streams) {
        this.board = board;
        this.changes = changes;
        this.systems = systems;
        this.streams = streams;
    }

    /** The whole page, or only its changing part for a script that asks. */
    @GetMapping("/")
    String show(
            @ModelAttribute("query") BoardQuery query,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        response.addHeader(HttpHeaders.VARY, "HX-Request");
        model.addAttribute("mark", board.mark()); // before what it stands for, so that nothing is missed
        var filter = query.filter(request.getRemoteUser());
        var page = board.page(filter);
        model.addAttribute("filter", filter);
        model.addAttribute("rows", page.rows());
        model.addAttribute("more", page.more());
        model.addAttribute("summary", board.summary());
        model.addAttribute("candidates", board.candidates());
        if (part) {
            return "board :: board";
        }
        model.addAttribute("severities", Severity.values());
        model.addAttribute("types", IncidentType.values());
        model.addAttribute("phases", Phase.values());
        model.addAttribute("systems", systems.all());
        return "board";
    }

    @GetMapping("/stream/board")
    void stream(
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEvent,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        streams.open(request, response, changes, "board", lastEvent == null ? after : lastEvent);
    }
}
