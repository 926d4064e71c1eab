package dev.quell.incident;

/** How soon it must be worked on, from {@code P1} (now) to {@code P4}: impact by urgency. */
public enum Priority {
    P1,
    P2,
    P3,
    P4
}
