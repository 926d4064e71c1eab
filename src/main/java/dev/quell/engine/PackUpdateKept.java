package dev.quell.engine;

import java.util.List;

/**
 * The bundled version of a model differs from the released one, which process owners have customised and which was therefore kept.
 *
 * @param keys of what the bundled file defines
 * @param content of the bundled file
 */
public record PackUpdateKept(ModelKind kind, List<String> keys, byte[] content) {}
