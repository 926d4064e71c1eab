package dev.quell.automation;

import dev.quell.automation.spi.Outcome;
import dev.quell.automation.spi.Outcome.Code;
import dev.quell.automation.spi.Outcome.Rejected;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What must hold before a change is made: approval of exactly this plan, and evidence frozen, or a broken glass. */
@Component
class ActionGate {

    private final EvidenceGate evidence;

    ActionGate(EvidenceGate evidence) {
        this.evidence = evidence;
    }

    Optional<Outcome> refuse(Action action) {
        if (!action.status().untried() && !action.status().open()) {
            return rejected(Code.INVALID, "It has ended (" + action.status() + "): " + action.detail());
        }
        if (!action.approvedAsPlanned()) {
            return rejected(Code.NOT_APPROVED, "Nobody has approved this plan of " + action.id());
        }
        var missing = action.breakGlass() ? List.<String>of() : evidence.missing(action.incidentId());
        return missing.isEmpty()
                ? Optional.empty()
                : rejected(Code.EVIDENCE_MISSING, "Freeze the evidence first: " + String.join(", ", missing));
    }

    private static Optional<Outcome> rejected(Code code, String detail) {
        return Optional.of(new Rejected(code, detail));
    }
}
