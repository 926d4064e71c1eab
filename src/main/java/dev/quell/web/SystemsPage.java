package dev.quell.web;

import dev.quell.inventory.AiSystems;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The registered AI systems and what each still lacks. */
@Controller
class SystemsPage {

    private final AiSystems systems;

    SystemsPage(AiSystems systems) {
        this.systems = systems;
    }

    @GetMapping("/systems")
    String show(Model model) {
        model.addAttribute("systems", systems.all());
        return "systems";
    }
}
