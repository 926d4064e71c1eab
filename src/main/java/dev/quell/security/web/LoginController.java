package dev.quell.security.web;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class LoginController {

    private final boolean demo;
    private final ObjectProvider<OAuth2ClientProperties> providers;

    /** @param chosen the demo people's password, when it is not the one that everybody knows */
    LoginController(
            @Value("${quell.demo:false}") boolean demo,
            @Value("${quell.demo-password:}") String chosen,
            ObjectProvider<OAuth2ClientProperties> providers) {
        this.demo = demo && chosen.isEmpty();
        this.providers = providers;
    }

    @GetMapping("/login")
    String login(Model model) {
        model.addAttribute("demo", demo);
        model.addAttribute("providers", names());
        return "login";
    }

    /** What the buttons say, by registration. */
    private Map<String, String> names() {
        var configured = providers.getIfAvailable();
        if (configured == null) {
            return Map.of();
        }
        return configured.getRegistration().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> Objects.requireNonNullElse(entry.getValue().getClientName(), entry.getKey()),
                        (one, other) -> one,
                        TreeMap::new));
    }
}
