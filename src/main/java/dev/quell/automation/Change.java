package dev.quell.automation;

import java.time.Instant;

/**
 * Something that changed at an AI system's registry or schedulers.
 *
 * @param kind {@code model version}, {@code alias}, {@code pipeline run}
 * @param who empty when the system does not say
 */
public record Change(Instant at, String kind, String what, String who) {}
