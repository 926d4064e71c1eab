package dev.quell.playbook;

import dev.quell.engine.ModelKind;
import dev.quell.lint.Finding;
import dev.quell.lint.KnownModels;
import dev.quell.lint.Linter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the linter says of deployed versions, beside what is released now. */
@Component
public class ModelFindings {

    private final Linter linter;
    private final ModelVersions versions;

    ModelFindings(Linter linter, ModelVersions versions) {
        this.linter = linter;
        this.versions = versions;
    }

    /** Of everything that was deployed at once. */
    public List<Finding> of(String deploymentId) {
        return of(versions.deployedTogether(deploymentId));
    }

    /** Of the file of that version, among what was deployed with it. */
    public List<Finding> of(ModelVersion version) {
        return about(version, of(version.deploymentId()));
    }

    /** How many there are in the file of each version, by definition. */
    public Map<String, Integer> counts(Collection<ModelVersion> drafts) {
        var counts = new HashMap<String, Integer>();
        if (!drafts.isEmpty()) {
            var known = released();
            var found = new HashMap<String, List<Finding>>();
            drafts.forEach(draft -> counts.put(
                    draft.definitionId(),
                    about(
                                    draft,
                                    found.computeIfAbsent(
                                            draft.deploymentId(),
                                            deployment -> of(versions.deployedTogether(deployment), known)))
                            .size()));
        }
        return counts;
    }

    private static List<Finding> about(ModelVersion version, List<Finding> found) {
        return found.stream()
                .filter(finding -> finding.resource().equals(version.resource()))
                .toList();
    }

    private List<Finding> of(List<ModelVersion> deployed) {
        return of(deployed, released());
    }

    private List<Finding> of(List<ModelVersion> deployed, KnownModels known) {
        var files = deployed.stream()
                .collect(Collectors.toMap(ModelVersion::resource, Function.identity(), (one, sameFile) -> one));
        var contents = files.entrySet().stream()
                .collect(Collectors.toMap(file -> file.getKey(), file -> versions.content(file.getValue())));
        return linter.check(contents, known);
    }

    private KnownModels released() {
        var known = KnownModels.none();
        for (var kind : ModelKind.values()) {
            for (var file : versions.releasedFiles(kind).entrySet()) {
                known = known.and(file.getKey(), file.getValue());
            }
        }
        return known;
    }
}
