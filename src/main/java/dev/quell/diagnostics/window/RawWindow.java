package dev.quell.diagnostics.window;

import dev.quell.shared.Sha256;

/**
 * A window as it was read.
 *
 * @param location where from, as in the inventory
 * @param content the bytes, UTF-8 CSV
 */
public record RawWindow(String location, byte[] content) {

    public String sha256() {
        return Sha256.hex(content);
    }
}
