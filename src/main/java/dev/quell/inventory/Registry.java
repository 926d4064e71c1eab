package dev.quell.inventory;

import org.jspecify.annotations.Nullable;

/**
 * Where the system's model version is chosen.
 *
 * @param connection name of a configured connection
 * @param alias the alias that serving follows, for example {@code champion}
 * @param lastGoodVersion the version to return to
 */
public record Registry(
        String connection,
        String model,
        String alias,
        @Nullable String lastGoodVersion) {}
