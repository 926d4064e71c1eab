package dev.quell.automation.process;

import dev.quell.automation.Action;
import dev.quell.automation.Actions;
import dev.quell.automation.Approval;
import dev.quell.automation.Approval.Decision;
import dev.quell.automation.Approval.Vote;
import dev.quell.automation.spi.StateSnapshot;
import dev.quell.shared.UtcTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Shows in the task of a ratification who broke the glass, when and why, and what was done then. */
@Component("presentBrokenGlass")
class PresentBrokenGlass implements TaskListener {

    private final BrokenGlass broken;
    private final Actions actions;

    PresentBrokenGlass(BrokenGlass broken, Actions actions) {
        this.broken = broken;
        this.actions = actions;
    }

    /** Variables of the task alone: beside it stand the tasks of other broken glasses. */
    @Override
    public void notify(DelegateTask task) {
        var shown = broken.of(task);
        task.setVariableLocal("breakGlassBy", words(shown, Vote::user));
        task.setVariableLocal("breakGlassAt", words(shown, vote -> UtcTime.minute(vote.at())));
        task.setVariableLocal("breakGlassReason", words(shown, Vote::reason));
        var done = shown.stream()
                .flatMap(approval -> approval.planHashes().keySet().stream().sorted())
                .map(actions::require)
                .map(PresentBrokenGlass::row)
                .toList();
        task.setVariableLocal("breakGlassTable", OpenActions.json(done));
    }

    private static String words(List<Approval> shown, Function<Vote, String> part) {
        return shown.stream()
                .flatMap(approval -> approval.votes().stream())
                .filter(vote -> vote.decision() == Decision.BREAK_GLASS)
                .map(part)
                .collect(Collectors.joining("; "));
    }

    private static Map<String, String> row(Action action) {
        return Map.of(
                "change", action.summary(),
                "target", action.target(),
                "before", StateSnapshot.words(action.plan().before().state()),
                "after", StateSnapshot.words(action.plan().predictedAfter()),
                "status", action.status().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
}
