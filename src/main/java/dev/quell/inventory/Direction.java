package dev.quell.inventory;

/** The side of the threshold on which a metric is bad. */
public enum Direction {
    ABOVE,
    BELOW
}
