package dev.quell.room.web;

import dev.quell.room.FailedStep;
import dev.quell.room.ProcessPicture;
import dev.quell.room.ProcessRun;
import dev.quell.security.Groups;
import dev.quell.shared.Role;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One process of an incident as its page shows it.
 *
 * @param failed of all processes of the incident
 * @param runs all processes of the incident
 */
record ProcessView(ProcessPicture picture, List<FailedStep> failed, List<ProcessRun> runs) {

    private static final String SPINE = "ai-incident-response";

    /** The spine unless a run is asked for; the first process when there is no spine. */
    static Optional<ProcessRun> chosen(List<ProcessRun> runs, @Nullable String wanted) {
        if (wanted != null) {
            return runs.stream().filter(run -> run.id().equals(wanted)).findFirst();
        }
        return runs.stream()
                .filter(run -> run.key().equals(SPINE))
                .findFirst()
                .or(() -> runs.stream().findFirst());
    }

    /** Who may answer the task of a failed step; the security chain asks the same. */
    static boolean mayRetry(Reader reader) {
        return !reader.onlyReads()
                && (reader.groups().contains(Role.IT_OPERATIONS.group())
                        || reader.groups().contains(Groups.ADMIN));
    }

    /** The processes that lead to this one, the outermost first. */
    public List<ProcessRun> trail() {
        var byId = byId();
        var trail = new ArrayDeque<ProcessRun>();
        for (var run = caller(byId, picture.run()); run != null; run = caller(byId, run)) {
            trail.addFirst(run);
        }
        return List.copyOf(trail);
    }

    /** The failed steps where they are, not where their callers wait for them. */
    public List<FailedStep> causes() {
        return failed.stream().filter(step -> !step.within()).toList();
    }

    /** What is not to be shown as passed: it lasts still. */
    public List<ProcessPicture.Step> passed() {
        return picture.steps().stream().filter(step -> step.end() != null).toList();
    }

    public boolean failedAt(ProcessPicture.Token token) {
        return failed.stream()
                .anyMatch(step ->
                        step.run().equals(picture.run().id()) && step.element().equals(token.element()));
    }

    public String nameOf(String run) {
        return Optional.ofNullable(byId().get(run)).map(ProcessRun::name).orElse("the called process");
    }

    private Map<String, ProcessRun> byId() {
        return runs.stream().collect(Collectors.toMap(ProcessRun::id, Function.identity()));
    }

    private static @Nullable ProcessRun caller(Map<String, ProcessRun> byId, ProcessRun run) {
        return byId.get(Objects.requireNonNullElse(run.caller(), ""));
    }
}
