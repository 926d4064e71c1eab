package dev.quell.diagnostics;

import dev.quell.diagnostics.window.Window;
import org.jspecify.annotations.Nullable;

/**
 * Which data was compared.
 *
 * @param location as in the inventory
 * @param sha256 of the file's bytes; null for observations
 */
public record WindowInfo(
        String location, long rows, @Nullable String sha256) {

    static WindowInfo of(Window window) {
        return new WindowInfo(window.location(), window.rows(), window.sha256());
    }
}
