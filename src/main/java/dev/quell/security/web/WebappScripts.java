package dev.quell.security.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Gives Camunda's web applications a configuration of ours in place of the bundled, empty one. */
@Controller
class WebappScripts {

    @GetMapping("/camunda/app/{app}/scripts/config.js")
    String configuration() {
        return "forward:/js/webapp-config.js";
    }
}
