package dev.quell.architecture.planted;

/** Marks the package of the violations that are planted for the architecture rules. Nothing here is ever started. */
public final class Planted {

    private Planted() {}
}
