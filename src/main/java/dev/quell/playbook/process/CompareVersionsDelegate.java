package dev.quell.playbook.process;

import dev.quell.lint.Finding;
import dev.quell.playbook.Comparisons;
import dev.quell.playbook.Difference;
import dev.quell.playbook.FileChange;
import dev.quell.playbook.ModelFindings;
import dev.quell.shared.CanonicalJson;
import java.util.List;
import java.util.Locale;
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
    private final ModelFindings findings;

    CompareVersionsDelegate(Comparisons comparisons, ModelFindings findings) {
        this.comparisons = comparisons;
        this.findings = findings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var deployment = ReleaseContract.DEPLOYMENT.in(execution);
        present(execution, comparisons.of(deployment));
        var found = findings.of(deployment).stream()
                .limit(MOST_ROWS)
                .map(CompareVersionsDelegate::row)
                .toList();
        execution.setVariable(ReleaseContract.FINDINGS, json(found));
        ReleaseContract.FINDING_SUMMARY.set(execution, found.isEmpty() ? "none" : Integer.toString(found.size()));
    }

    private static void present(DelegateExecution execution, List<FileChange> changes) {
        var rows = changes.stream()
                .flatMap(change -> change.differences().stream().map(each -> row(change, each)))
                .limit(MOST_ROWS)
                .toList();
        execution.setVariable(ReleaseContract.CHANGES, json(rows));
        ReleaseContract.SUMMARY.set(execution, summary(changes));
    }

    private static Map<String, String> row(FileChange change, Difference difference) {
        return Map.of(
                "file", change.file(),
                "change", difference.change().label(),
                "element", difference.name() + " (" + difference.type() + ")",
                "detail", String.join("\n", difference.details()));
    }

    private static Map<String, String> row(Finding finding) {
        return Map.of(
                "severity", finding.severity().name().toLowerCase(Locale.ROOT),
                "element", finding.elementName().isEmpty() ? finding.resource() : finding.elementName(),
                "problem", finding.problem(),
                "remedy", finding.remedy());
    }

    private static Object json(List<?> rows) {
        return SpinValues.jsonValue(CanonicalJson.write(rows)).create();
    }

    private static String summary(List<FileChange> changes) {
        return changes.stream()
                .map(change -> change.file() + ": " + change.summary()
                        + (change.before() == null ? " (nothing of it has been released before)" : ""))
                .collect(Collectors.joining("; "));
    }
}
