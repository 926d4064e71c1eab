package dev.quell.playbook;

import dev.quell.engine.ReleaseSwitch;
import dev.quell.playbook.ModelVersion.State;
import dev.quell.playbook.ReleaseRequest.Status;
import dev.quell.shared.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** From a draft to what incidents use, with two people, and back with one. */
@Component
public class PlaybookReleases {

    private static final Duration LONGEST_WAIT = Duration.ofDays(90);
    private static final int LONGEST_TEXT = 2000;

    private final ModelVersions versions;
    private final ReleaseRequests requests;
    private final Comparisons comparisons;
    private final PlaybookTimeline timeline;
    private final ReleaseSwitch releaseSwitch;
    private final ReleaseProcess process;
    private final Clock clock;

    PlaybookReleases(
            ModelVersions versions,
            ReleaseRequests requests,
            Comparisons comparisons,
            PlaybookTimeline timeline,
            ReleaseSwitch releaseSwitch,
            ReleaseProcess process,
            Clock clock) {
        this.versions = versions;
        this.requests = requests;
        this.comparisons = comparisons;
        this.timeline = timeline;
        this.releaseSwitch = releaseSwitch;
        this.process = process;
        this.clock = clock;
    }

    /**
     * Asks for the release of everything that was deployed together with a draft.
     *
     * @throws Problem 409 when the version is no draft, or its release has been asked for already
     */
    @Transactional
    public ReleaseRequest ask(ModelVersion draft, String by, String note) {
        if (!draft.draft()) {
            throw Problem.conflict("Version " + draft.version() + " of " + draft.key() + " has been released already");
        }
        var text = atMost("note", note);
        var deployed = versions.deployedTogether(draft.deploymentId());
        var request = requests.add(draft.deploymentId(), comparisons.base(deployed), by, text);
        tell(deployed, "release-asked", by, "Release asked for" + (text.isEmpty() ? "" : ": " + text));
        process.start(request, title(deployed));
        return request;
    }

    /**
     * @param activateAt null for at once
     * @throws Problem 403 when it is the person who asked or deployed, 409 when another version was released since, 400 for a missing
     *     reason or a time that has passed
     */
    @Transactional
    public void decide(long id, String by, boolean approved, String reason, @Nullable Instant activateAt) {
        var request = requests.require(id);
        var deployed = versions.deployedTogether(request.deploymentId());
        if (approved) {
            checkSecondPerson(request, deployed, by);
            checkBase(request, deployed);
            checkTime(activateAt);
        } else if (reason.isBlank()) {
            throw Problem.invalid("releaseReason", "say why the version is not released");
        }
        requests.decide(
                id, approved ? Status.APPROVED : Status.REJECTED, by, atMost("releaseReason", reason), activateAt);
        tell(deployed, approved ? "approved" : "rejected", by, told(approved, reason, activateAt));
    }

    /**
     * @return false when another version was released since the approval, and so nothing was changed
     * @throws Problem 409 when it is not approved, whatever process asks for it
     */
    @Transactional
    public boolean activate(long id) {
        var request = requests.require(id);
        if (request.status() != Status.APPROVED) {
            throw Problem.conflict("This release is not approved: its task is “Approve release” in Tasklist");
        }
        var deployed = versions.deployedTogether(request.deploymentId());
        var by = String.valueOf(request.decidedBy());
        if (!comparisons.base(deployed).equals(request.base())) {
            requests.end(id, Status.OVERTAKEN);
            tell(deployed, "overtaken", by, "Not released: another version was released since the approval");
            return false;
        }
        deployed.forEach(version -> releaseSwitch.use(version.kind(), version.definitionId(), by));
        requests.end(id, Status.RELEASED);
        return true;
    }

    /**
     * A model that the request is about, the first of all that were deployed together.
     *
     * @throws Problem 404 when there is no such request, or what it was about is no longer deployed
     */
    public ModelVersion subject(long id) {
        return versions.deployedTogether(requests.require(id).deploymentId()).stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound("deployed model of release request", Long.toString(id)));
    }

    /**
     * Puts a version that has been released before back into use, with everything that its file defines. One person is enough: going back
     * must not wait.
     *
     * @throws Problem 409 when it is a draft or the released version
     */
    @Transactional
    public void useAgain(ModelVersion version, String by, String reason) {
        if (version.state() != State.EARLIER) {
            throw Problem.conflict("Version " + version.version() + " of " + version.key() + " is "
                    + (version.draft() ? "a draft: ask for its release" : "in use already"));
        }
        if (reason.isBlank()) {
            throw Problem.invalid("reason", "say why the version before is used again");
        }
        var text = atMost("reason", reason);
        var file = versions.sameFile(version).stream()
                .filter(each -> each.state() == State.EARLIER)
                .toList();
        tell(file, "taken-back", by, "Used again: " + text);
        file.forEach(each -> releaseSwitch.use(each.kind(), each.definitionId(), by));
    }

    private static void checkSecondPerson(ReleaseRequest request, List<ModelVersion> deployed, String by) {
        var deployer = deployed.stream().anyMatch(version -> by.equals(version.deployedBy()));
        if (deployer || by.equals(request.askedBy())) {
            throw Problem.forbidden("A second person approves a release, not whoever deployed it or asked for it");
        }
    }

    private void checkBase(ReleaseRequest request, List<ModelVersion> deployed) {
        if (!comparisons.base(deployed).equals(request.base())) {
            throw Problem.conflict("Another version was released since this was asked for, so the differences shown are"
                    + " no longer those: reject it and let it be asked for again");
        }
    }

    private void checkTime(@Nullable Instant activateAt) {
        var now = clock.instant();
        if (activateAt != null && (activateAt.isBefore(now) || activateAt.isAfter(now.plus(LONGEST_WAIT)))) {
            throw Problem.invalid("releaseAt", "choose a time from now on, within " + LONGEST_WAIT.toDays() + " days");
        }
    }

    private void tell(List<ModelVersion> about, String event, String by, String text) {
        about.forEach(version -> timeline.append(version, event, by, "Version " + version.version() + ": " + text));
    }

    private static String told(boolean approved, String reason, @Nullable Instant activateAt) {
        var time = activateAt == null ? "" : ", to be released at " + activateAt;
        return (approved ? "Approved" + time : "Rejected") + (reason.isBlank() ? "" : ": " + reason.strip());
    }

    private static String title(List<ModelVersion> deployed) {
        return deployed.stream()
                .map(version -> version.name() + " version " + version.version())
                .collect(Collectors.joining(", "));
    }

    private static String atMost(String field, String text) {
        if (text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0) {
            throw Problem.invalid(field, "shorten it to " + LONGEST_TEXT + " characters of plain text");
        }
        return text.strip();
    }
}
