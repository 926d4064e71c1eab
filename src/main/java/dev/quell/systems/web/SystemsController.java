package dev.quell.systems.web;

import dev.quell.automation.SystemConnections;
import dev.quell.inventory.AiSystems;
import dev.quell.inventory.RiskClass;
import dev.quell.shared.Problem;
import dev.quell.systems.SystemOverview;
import dev.quell.systems.SystemRecords;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The inventory, and a page for each system in it. */
@Controller
class SystemsController {

    private final SystemOverview overview;
    private final SystemRecords records;
    private final AiSystems systems;
    private final SystemConnections connections;

    SystemsController(
            SystemOverview overview, SystemRecords records, AiSystems systems, SystemConnections connections) {
        this.overview = overview;
        this.records = records;
        this.systems = systems;
        this.connections = connections;
    }

    /** The whole page, or only the list for a script that asks. */
    @GetMapping("/systems")
    String list(
            @ModelAttribute("query") SystemQuery query,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            HttpServletResponse response,
            Model model) {
        response.addHeader(HttpHeaders.VARY, "HX-Request");
        var filter = query.filter();
        model.addAttribute("filter", filter);
        model.addAttribute("rows", overview.rows(filter));
        if (part) {
            return "systems :: list";
        }
        model.addAttribute("risks", RiskClass.values());
        model.addAttribute("owners", overview.owners());
        return "systems";
    }

    @GetMapping("/systems/{id}")
    String show(
            @PathVariable("id") String id,
            @RequestParam(name = "days", required = false) @Nullable String days,
            @RequestParam(name = "saved", required = false) @Nullable String saved,
            Model model) {
        model.addAttribute("saved", saved != null);
        return page(id, Period.of(days), model);
    }

    /** Answers with what was found: inside the open page for a script, else as the page. Who may ask is decided by the security chain. */
    @PostMapping("/systems/{id}/connections")
    String test(
            @PathVariable("id") String id,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model) {
        var system = systems.require(id);
        try {
            model.addAttribute("answers", connections.test(system));
        } catch (Problem problem) {
            model.addAttribute("refusal", problem.detail());
        }
        if (part) {
            model.addAttribute("system", system);
            return "system :: connections";
        }
        return page(id, Period.of(null), model);
    }

    private String page(String id, Period period, Model model) {
        var known = records.of(id, period.length());
        model.addAttribute("known", known);
        model.addAttribute("system", known.system());
        model.addAttribute("period", period);
        model.addAttribute("periods", Period.values());
        return "system";
    }
}
