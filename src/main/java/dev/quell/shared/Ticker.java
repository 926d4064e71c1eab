package dev.quell.shared;

/** Time that only goes on: not the time of day, but what passes, even while the process is stopped. */
@FunctionalInterface
public interface Ticker {

    /** Nanoseconds since some moment; only differences mean something. */
    long nanos();
}
