package dev.quell.playbook;

import dev.quell.engine.ModelKind;
import dev.quell.shared.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The catalogue: every process, decision and form with its versions. */
@Component
public class Playbooks {

    private final ModelVersions versions;
    private final ReleaseRequests requests;

    Playbooks(ModelVersions versions, ReleaseRequests requests) {
        this.versions = versions;
        this.requests = requests;
    }

    /** By key; the versions of each, the newest first. */
    public List<List<ModelVersion>> all(ModelKind kind) {
        return List.copyOf(versions.of(kind).stream()
                .collect(Collectors.groupingBy(ModelVersion::key, LinkedHashMap::new, Collectors.toList()))
                .values());
    }

    /** @throws Problem 404 when no version is deployed */
    public List<ModelVersion> versions(ModelKind kind, String key) {
        var found = versions.of(kind, key);
        if (found.isEmpty()) {
            throw Problem.notFound(kind.name().toLowerCase(Locale.ROOT), key);
        }
        return found;
    }

    /** @throws Problem 404 when it is not deployed */
    public ModelVersion require(ModelKind kind, String key, int version) {
        return versions.require(kind, key, version);
    }

    /** The file that holds the version, as it was deployed. */
    public byte[] content(ModelVersion version) {
        return versions.content(version);
    }

    /** What waits for approval or for its time. */
    public Optional<ReleaseRequest> openRequest(ModelVersion version) {
        return requests.open(version.deploymentId());
    }
}
