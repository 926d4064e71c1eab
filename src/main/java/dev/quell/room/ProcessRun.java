package dev.quell.room;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One process that runs, or has run, for an incident.
 *
 * @param caller id of the run that called it, null for one that was started by itself
 * @param definition id of the exact version of its model
 * @param key id of the process in the model
 * @param newest the newest version that is deployed
 * @param changed a process owner deployed this version; it did not come with Quell
 * @param end null while it runs
 */
public record ProcessRun(
        String id,
        @Nullable String caller,
        String definition,
        String key,
        String name,
        int version,
        int newest,
        boolean changed,
        Instant start,
        @Nullable Instant end) {

    public boolean outdated() {
        return newest > version;
    }
}
