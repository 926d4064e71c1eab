package dev.quell.lint;

/** An error keeps a model from being deployed; a warning is kept beside it. */
public enum Severity {
    ERROR,
    WARNING
}
