package dev.quell.faults;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Lets time pass while a fault lasts; whoever waits for something to happen looks for it instead. */
final class Moments {

    private Moments() {}

    static void pass(Duration duration) {
        var end = System.nanoTime() + duration.toNanos();
        for (var left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    static void passMillis(long millis) {
        pass(Duration.ofMillis(millis));
    }
}
