package dev.quell.security.web;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class LoginController {

    private final boolean demo;

    /** @param chosen the demo people's password, when it is not the one that everybody knows */
    LoginController(@Value("${quell.demo:false}") boolean demo, @Value("${quell.demo-password:}") String chosen) {
        this.demo = demo && chosen.isEmpty();
    }

    @GetMapping("/login")
    String login(Model model) {
        model.addAttribute("demo", demo);
        return "login";
    }
}
