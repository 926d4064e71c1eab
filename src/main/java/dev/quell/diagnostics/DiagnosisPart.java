package dev.quell.diagnostics;

/** What a diagnosis looks at. */
enum DiagnosisPart {
    DISTRIBUTIONS,
    METRICS,
    CHANGES
}
