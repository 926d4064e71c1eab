package dev.quell.incident;

/** How bad it is, from {@code SEV1} (worst) to {@code SEV4}. Decided by {@code classify-severity} and a commander. */
public enum Severity {
    SEV1,
    SEV2,
    SEV3,
    SEV4
}
