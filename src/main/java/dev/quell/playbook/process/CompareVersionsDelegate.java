package dev.quell.playbook.process;

import dev.quell.playbook.Comparisons;
import dev.quell.playbook.Difference;
import dev.quell.playbook.FileChange;
import dev.quell.shared.CanonicalJson;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.stereotype.Component;

/** Puts what would change before the person who approves it; the page of the playbook shows it on the diagram. */
@Component("compareVersions")
class CompareVersionsDelegate implements JavaDelegate {

    private static final int MOST_ROWS = 500;

    private final Comparisons comparisons;

    CompareVersionsDelegate(Comparisons comparisons) {
        this.comparisons = comparisons;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var changes = comparisons.of(ReleaseContract.DEPLOYMENT.in(execution));
        var rows = changes.stream()
                .flatMap(change -> change.differences().stream().map(each -> row(change, each)))
                .limit(MOST_ROWS)
                .toList();
        execution.setVariable(
                ReleaseContract.CHANGES,
                SpinValues.jsonValue(CanonicalJson.write(rows)).create());
        ReleaseContract.SUMMARY.set(execution, summary(changes));
    }

    private static Map<String, String> row(FileChange change, Difference difference) {
        return Map.of(
                "file", change.file(),
                "change", difference.change().label(),
                "element", difference.name() + " (" + difference.type() + ")",
                "detail", String.join("\n", difference.details()));
    }

    private static String summary(List<FileChange> changes) {
        return changes.stream()
                .map(change -> change.file() + ": " + change.summary()
                        + (change.before() == null ? " (nothing of it has been released before)" : ""))
                .collect(Collectors.joining("; "));
    }
}
