package dev.quell.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UrlPathHelper;

/** What the layout of every page needs to know. */
@ControllerAdvice(annotations = Controller.class)
class PageModel {

    private final Clock clock;

    PageModel(Clock clock) {
        this.clock = clock;
    }

    /** The entry of the navigation that this page belongs to. */
    @ModelAttribute("section")
    String section(HttpServletRequest request) {
        var path = UrlPathHelper.defaultInstance.getPathWithinApplication(request);
        if (path.equals("/incidents/new")) {
            return "declare";
        }
        var first = path.split("/", 3)[path.startsWith("/") ? 1 : 0];
        return first.isEmpty() ? "incidents" : first;
    }

    /** The time of the server, against which the browser counts, whatever its own clock says. */
    @ModelAttribute("now")
    Instant now() {
        return clock.instant();
    }
}
