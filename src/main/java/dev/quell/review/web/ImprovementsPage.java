package dev.quell.review.web;

import dev.quell.review.ImprovementList;
import dev.quell.review.ImprovementList.Filter;
import dev.quell.review.ImprovementList.State;
import dev.quell.review.ImprovementType;
import dev.quell.review.process.ImprovementTasks;
import dev.quell.review.process.ImprovementTasks.OpenTask;
import dev.quell.shared.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is to be different after the incidents, whose it is and how late. Done and verified in Tasklist. */
@Controller
class ImprovementsPage {

    private static final int PAGE = 50;
    private static final int LAST_PAGE = 10_000;
    private static final int LONGEST_OWNER = 200;

    private final ImprovementList improvements;
    private final ImprovementTasks tasks;

    ImprovementsPage(ImprovementList improvements, ImprovementTasks tasks) {
        this.improvements = improvements;
        this.tasks = tasks;
    }

    @GetMapping("/improvements")
    String show(
            @RequestParam(name = "state", defaultValue = "open") String state,
            @RequestParam(name = "owner", required = false) @Nullable String owner,
            @RequestParam(name = "type", required = false) @Nullable String type,
            @RequestParam(name = "page", defaultValue = "1") int page,
            Authentication login,
            Model model) {
        var filter = new Filter(state(state), owner(owner), type(type));
        var number = Math.max(1, Math.min(page, LAST_PAGE));
        var rows = improvements.of(filter, PAGE, (number - 1L) * PAGE);
        var total = rows.isEmpty() ? 0 : rows.get(0).total();
        model.addAttribute("filter", filter);
        model.addAttribute("states", State.values());
        model.addAttribute("owners", improvements.owners());
        model.addAttribute("types", ImprovementType.values());
        model.addAttribute("rows", rows);
        model.addAttribute("total", total);
        model.addAttribute("number", number);
        model.addAttribute("pages", (total + PAGE - 1) / PAGE);
        model.addAttribute("tasks", tasks(login));
        return "improvements";
    }

    private Map<String, OpenTask> tasks(Authentication login) {
        var groups = login.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList();
        return tasks.waitingFor(login.getName(), groups);
    }

    private static State state(String key) {
        return Arrays.stream(State.values())
                .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(key))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("state", "must be open, overdue, done, verified or all"));
    }

    /** {@code nobody} is who owns what has no owner; nobody on the roster is called so. */
    private static @Nullable String owner(@Nullable String given) {
        if (given == null || given.isEmpty()) {
            return null;
        }
        if (given.length() > LONGEST_OWNER || given.indexOf('\0') >= 0) {
            throw Problem.invalid("owner", "must be the user id of a responder");
        }
        return given.equals("nobody") ? "" : given;
    }

    private static @Nullable ImprovementType type(@Nullable String given) {
        return given == null || given.isEmpty() ? null : ImprovementType.ofKey(given);
    }
}
