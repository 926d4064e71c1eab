package dev.quell.playbook.process;

import dev.quell.playbook.PlaybookReleases;
import dev.quell.shared.Problem;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/** Runs in the transaction of the answer, so a refusal is shown to whoever answered. */
@Component("recordReleaseDecision")
class RecordReleaseDecisionDelegate implements JavaDelegate {

    private final PlaybookReleases releases;
    private final IdentityService identity;

    RecordReleaseDecisionDelegate(PlaybookReleases releases, IdentityService identity) {
        this.releases = releases;
        this.identity = identity;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var approved = ReleaseContract.DECISION.in(execution).equals("approve");
        var later = approved
                && ReleaseContract.WHEN.find(execution).filter("later"::equals).isPresent();
        var at = later ? time(ReleaseContract.AT.find(execution).orElse("")) : null;
        var reason = ReleaseContract.REASON.find(execution).orElse("");
        releases.decide(ReleaseContract.request(execution), person(), approved, reason, at);
        ReleaseContract.DUE.set(execution, at == null ? null : Date.from(at));
    }

    /** Nobody is logged in while a job runs or a draft is rehearsed: neither is a second person. */
    private String person() {
        return Optional.ofNullable(identity.getCurrentAuthentication())
                .map(Authentication::getUserId)
                .orElseThrow(() -> Problem.forbidden("A person who is logged in decides on a release"));
    }

    private static Instant time(String answer) {
        try {
            return OffsetDateTime.parse(answer).toInstant();
        } catch (DateTimeParseException e) {
            throw Problem.invalid("releaseAt", "choose the day and the time");
        }
    }
}
