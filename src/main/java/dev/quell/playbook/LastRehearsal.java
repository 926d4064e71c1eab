package dev.quell.playbook;

import java.time.Instant;

/**
 * When a process was rehearsed last.
 *
 * @param ended whether it came to an end
 */
public record LastRehearsal(String key, int version, Instant at, boolean ended) {}
