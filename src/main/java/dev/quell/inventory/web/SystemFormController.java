package dev.quell.inventory.web;

import dev.quell.inventory.AiSystem;
import dev.quell.inventory.AiSystems;
import dev.quell.inventory.DriftTest;
import dev.quell.inventory.MetricFamily;
import dev.quell.inventory.RiskClass;
import dev.quell.shared.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The form to register or change an AI system. Who may use it is decided by the security chain. */
@Controller
class SystemFormController {

    /** The last field of the form: without it, the server has dropped fields because there were too many. */
    private static final String END = "_end";

    private final AiSystems systems;

    SystemFormController(AiSystems systems) {
        this.systems = systems;
    }

    @GetMapping("/systems/new")
    String fresh(Model model) {
        return show(SystemForm.of(Map.of()).withRow("metrics"), Map.of(), "", model);
    }

    @GetMapping("/systems/{id}/edit")
    String edit(@PathVariable("id") String id, Model model) {
        return show(SystemFields.of(systems.require(id)), Map.of(), id, model);
    }

    @PostMapping("/systems/new")
    String register(@RequestParam Map<String, String> fields, HttpServletResponse response, Model model) {
        return take(fields, "", form -> systems.register(SystemFormReader.read(form)), response, model);
    }

    @PostMapping("/systems/{id}/edit")
    String change(
            @PathVariable("id") String id,
            @RequestParam Map<String, String> fields,
            HttpServletResponse response,
            Model model) {
        systems.require(id);
        return take(fields, id, form -> systems.update(SystemFormReader.read(form.with("id", id))), response, model);
    }

    /** On to the system; back to the form, with all that was typed, for another row or when something has to be mended first. */
    private String take(
            Map<String, String> fields,
            String id,
            Function<SystemForm, AiSystem> save,
            HttpServletResponse response,
            Model model) {
        if (!fields.containsKey(END)) {
            throw Problem.tooLarge(
                    "The form has more rows than the server reads at once; use PUT /api/v1/systems for an entry of this size");
        }
        var form = SystemForm.of(fields);
        if (fields.containsKey("add") || fields.containsKey("remove")) {
            model.addAttribute("added", fields.getOrDefault("add", ""));
            var changed = form.withRow(fields.getOrDefault("add", "")).withoutRow(fields.getOrDefault("remove", ""));
            return show(changed, Map.of(), id, model);
        }
        return save(form.withoutEmptyRows(), id, save, response, model);
    }

    private String save(
            SystemForm form,
            String id,
            Function<SystemForm, AiSystem> save,
            HttpServletResponse response,
            Model model) {
        try {
            return "redirect:/systems/" + save.apply(form).id() + "?saved";
        } catch (Problem problem) {
            if (problem.status() == HttpStatus.CONFLICT.value()) {
                response.setStatus(HttpStatus.CONFLICT.value());
                return id.isEmpty()
                        ? show(form, Map.of("id", problem.detail() + "."), id, model)
                        : conflict(form, systems.require(id), model);
            }
            if (problem.errors().isEmpty()) {
                throw problem;
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return show(form, SystemFaults.of(problem, form), id, model);
        }
    }

    /** What the other person saved stands beside what was typed; saving again replaces it knowingly. */
    private String conflict(SystemForm form, AiSystem now, Model model) {
        model.addAttribute("current", now);
        model.addAttribute("differences", form.with("id", now.id()).against(SystemFields.of(now)));
        return show(form.with("version", String.valueOf(now.version())), Map.of(), now.id(), model);
    }

    private String show(SystemForm form, Map<String, String> faults, String id, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("faults", faults);
        model.addAttribute("systemId", id);
        model.addAttribute("risks", RiskClass.values());
        model.addAttribute("tests", DriftTest.values());
        model.addAttribute("families", new TreeSet<>(MetricFamily.ALL));
        return "system-form";
    }
}
