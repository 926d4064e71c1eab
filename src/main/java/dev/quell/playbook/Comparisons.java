package dev.quell.playbook;

import dev.quell.engine.ModelKind;
import dev.quell.engine.Releases;
import dev.quell.shared.Sha256;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Holds what was deployed against what is released. */
@Component
public class Comparisons {

    private final ModelVersions versions;
    private final Releases releases;

    Comparisons(ModelVersions versions, Releases releases) {
        this.versions = versions;
        this.releases = releases;
    }

    /** File by file, because all processes of a file are released together. */
    public List<FileChange> of(String deploymentId) {
        return byFile(versions.deployedTogether(deploymentId)).values().stream()
                .map(this::change)
                .toList();
    }

    /** What the file of that version changes. */
    public FileChange of(ModelVersion version) {
        return change(versions.sameFile(version));
    }

    /** Changes whenever another version of one of these models is released. */
    String base(List<ModelVersion> deployed) {
        return Sha256.hex(deployed.stream()
                .map(version -> version.kind() + " " + version.key() + " "
                        + releases.released(version.kind(), version.key()).orElse("none"))
                .sorted()
                .collect(Collectors.joining("\n")));
    }

    private FileChange change(List<ModelVersion> file) {
        var first = file.get(0);
        var before = file.stream()
                .flatMap(version -> versions.released(version.kind(), version.key()).stream())
                .findFirst()
                .orElse(null);
        var keys = file.stream().map(ModelVersion::key).collect(Collectors.toSet());
        var differences = Differences.between(
                first.kind(), keys, before == null ? null : versions.content(before), versions.content(first));
        return new FileChange(first.kind(), first.resource(), file, before, differences);
    }

    private static Map<Map.Entry<ModelKind, String>, List<ModelVersion>> byFile(List<ModelVersion> deployed) {
        return deployed.stream()
                .collect(Collectors.groupingBy(
                        version -> Map.entry(version.kind(), version.resource()),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }
}
