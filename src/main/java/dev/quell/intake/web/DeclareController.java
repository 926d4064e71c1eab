package dev.quell.intake.web;

import dev.quell.incident.IncidentVisibility;
import dev.quell.intake.Attachment;
import dev.quell.intake.Declaration;
import dev.quell.intake.Declarations;
import dev.quell.inventory.AiSystems;
import dev.quell.shared.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The form with which anybody declares an incident. */
@Controller
class DeclareController {

    private final Declarations declarations;
    private final AiSystems systems;
    private final IncidentVisibility visibility;

    DeclareController(Declarations declarations, AiSystems systems, IncidentVisibility visibility) {
        this.declarations = declarations;
        this.systems = systems;
        this.visibility = visibility;
    }

    @GetMapping("/incidents/new")
    String form(@RequestParam(name = "systemId", defaultValue = "") String systemId, Model model) {
        return form(new Declaration("", "", systemId, "", ""), Map.of(), model);
    }

    /** On to the incident; back to the form, with all that was typed, when something has to be mended first. */
    @PostMapping("/incidents/new")
    String declare(
            @RequestParam Map<String, String> fields,
            @RequestParam(name = "evidence", required = false) @Nullable List<MultipartFile> evidence,
            HttpServletResponse response,
            Model model)
            throws IOException {
        var declaration = declaration(fields);
        try {
            var declared =
                    declarations.declare(declaration, attachments(Objects.requireNonNullElse(evidence, List.of())));
            if (declared.opened()) {
                return "redirect:/incidents/" + declared.incident().id();
            }
            var known = visibility.mayKnowOf(declared.incident().id());
            model.addAttribute(known ? "open" : "closed", declared.incident());
            response.setStatus(HttpStatus.CONFLICT.value());
            return form(declaration, Map.of(), model);
        } catch (Problem problem) {
            if (problem.errors().isEmpty()) {
                throw problem;
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return form(declaration, faults(problem), model);
        }
    }

    private String form(Declaration declaration, Map<String, String> faults, Model model) {
        model.addAttribute("declaration", declaration);
        model.addAttribute("faults", faults);
        model.addAttribute("systems", systems.all());
        return "declare";
    }

    private static Declaration declaration(Map<String, String> fields) {
        return new Declaration(
                fields.getOrDefault("title", ""),
                fields.getOrDefault("incidentType", ""),
                fields.getOrDefault("systemId", ""),
                fields.getOrDefault("description", ""),
                fields.getOrDefault("reporterContact", ""));
    }

    /** Browsers send an empty part without a name when no file was chosen. */
    private static List<Attachment> attachments(List<MultipartFile> files) throws IOException {
        var attachments = new ArrayList<Attachment>();
        for (var file : files) {
            var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
            if (!name.isEmpty() || !file.isEmpty()) {
                attachments.add(
                        new Attachment(name, Objects.requireNonNullElse(file.getContentType(), ""), file.getBytes()));
            }
        }
        return attachments;
    }

    /** The first fault of each field, as a sentence. */
    private static Map<String, String> faults(Problem problem) {
        var faults = new LinkedHashMap<String, String>();
        for (var error : problem.errors()) {
            var message = error.message();
            faults.putIfAbsent(error.field(), Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".");
        }
        return faults;
    }
}
