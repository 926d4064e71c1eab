package dev.quell.security;

import dev.quell.shared.Problem;
import dev.quell.shared.ProblemTranslator;
import java.util.List;
import java.util.Optional;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;

/** What the firewall refuses only when a parameter is read, long after it has let the request in. */
@Component
class FirewallProblems implements ProblemTranslator {

    @Override
    public Optional<Problem> translate(Throwable exception) {
        return exception instanceof RequestRejectedException
                ? Optional.of(new Problem(
                        400,
                        "Invalid input",
                        "The name or value of a parameter has characters that are not allowed: leave out control characters"
                                + " and characters that Unicode has not assigned",
                        List.of()))
                : Optional.empty();
    }
}
