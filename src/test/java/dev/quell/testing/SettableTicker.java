package dev.quell.testing;

import dev.quell.shared.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Goes on as real time does, and farther when a test says so: as for a process that was stopped and does not know it. */
public final class SettableTicker implements Ticker {

    private final AtomicLong ahead = new AtomicLong();

    public void advance(Duration duration) {
        ahead.addAndGet(duration.toNanos());
    }

    @Override
    public long nanos() {
        return System.nanoTime() + ahead.get();
    }
}
