package dev.quell.insights.web;

import dev.quell.insights.Heat;
import dev.quell.insights.Scope;
import dev.quell.insights.TimeText;
import dev.quell.insights.Waits;
import dev.quell.insights.Waits.Wait;
import dev.quell.insights.process.Pictures;
import dev.quell.insights.process.Pictures.Picture;
import dev.quell.shared.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Where incidents wait, on the picture of the process. */
@Controller
class WaitingPage {

    static final String SPINE = "ai-incident-response";

    private static final int LONGEST_WAITS = 10;

    private final Filters filters;
    private final Waits waits;
    private final Pictures pictures;

    WaitingPage(Filters filters, Waits waits, Pictures pictures) {
        this.filters = filters;
        this.waits = waits;
        this.pictures = pictures;
    }

    /** A wait as it stands on the picture and in the table. */
    record Row(Wait at, Heat heat, String median, String p90, String link) {

        static Row of(Wait wait, Links links) {
            return new Row(
                    wait,
                    Heat.of(wait.median()),
                    TimeText.of(wait.median()),
                    TimeText.of(wait.p90()),
                    links.to(
                            "/insights/incidents",
                            Map.of("figure", "wait", "process", wait.process(), "element", wait.element())));
        }
    }

    @GetMapping("/insights/waiting")
    String show(
            @ModelAttribute ScopeQuery query,
            @RequestParam(name = "picture", defaultValue = SPINE) String id,
            Model model) {
        var links = filters.show(query, model);
        var all = pictures.all();
        var picture = require(all, id);
        var tasks = waits.tasks(links.scope());
        model.addAttribute("heats", Arrays.copyOfRange(Heat.values(), 1, Heat.values().length));
        model.addAttribute("picture", picture);
        model.addAttribute("pictures", worthShowing(all, picture, tasks));
        model.addAttribute("rows", rows(on(picture, tasks, links.scope()), links));
        model.addAttribute("longest", rows(longest(tasks), links));
        return "insights-waiting";
    }

    @GetMapping("/insights/pictures/{id}.bpmn")
    ResponseEntity<byte[]> picture(@PathVariable("id") String id) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .body(pictures.xml(id).orElseThrow(() -> Problem.notFound("picture", id)));
    }

    @GetMapping("/insights/waits.csv")
    ResponseEntity<String> csv(
            @ModelAttribute ScopeQuery query, @RequestParam(name = "picture", defaultValue = SPINE) String id) {
        var scope = filters.links(query).scope();
        var rows = on(require(pictures.all(), id), waits.tasks(scope), scope).stream()
                .map(wait -> Csv.row(
                        wait.process(),
                        wait.element(),
                        wait.name(),
                        wait.finished(),
                        wait.waiting(),
                        wait.median(),
                        wait.p90()))
                .toList();
        return Csv.file(
                "waits-" + id,
                List.of("process", "element", "name", "passed", "waiting_now", "median_seconds", "p90_seconds"),
                rows);
    }

    private List<Wait> on(Picture picture, List<Wait> tasks, Scope scope) {
        var here = new ArrayList<>(waits.calls(scope, picture.processes()));
        tasks.stream()
                .filter(task -> picture.processes().contains(task.process()))
                .forEach(here::add);
        return here;
    }

    /** Where nobody has been done yet there is no length to compare. */
    private static List<Wait> longest(List<Wait> tasks) {
        return tasks.stream()
                .filter(task -> task.finished() > 0)
                .limit(LONGEST_WAITS)
                .toList();
    }

    /** The spine first, then what anybody has waited in. */
    private static List<Picture> worthShowing(List<Picture> all, Picture shown, List<Wait> tasks) {
        var used = new HashSet<>(tasks.stream().map(Wait::process).toList());
        var list = new ArrayList<>(
                all.stream().filter(picture -> picture.id().equals(SPINE)).toList());
        all.stream()
                .filter(picture -> !picture.id().equals(SPINE))
                .filter(picture ->
                        picture.equals(shown) || picture.processes().stream().anyMatch(used::contains))
                .forEach(list::add);
        return list;
    }

    private static List<Row> rows(List<Wait> waits, Links links) {
        return waits.stream().map(wait -> Row.of(wait, links)).toList();
    }

    private static Picture require(List<Picture> all, String id) {
        return all.stream()
                .filter(picture -> picture.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("picture", id));
    }
}
