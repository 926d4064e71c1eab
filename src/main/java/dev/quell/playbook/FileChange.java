package dev.quell.playbook;

import dev.quell.engine.ModelKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a deployed file changes.
 *
 * @param versions of all models that the file defines
 * @param before a released version in the file that it is compared with; null when none of its models has been released
 */
public record FileChange(
        ModelKind kind,
        String file,
        List<ModelVersion> versions,
        @Nullable ModelVersion before,
        List<Difference> differences) {

    /** How many were added, removed and changed, in words. */
    public String summary() {
        return Differences.summary(differences);
    }
}
