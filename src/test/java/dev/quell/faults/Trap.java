package dev.quell.faults;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Holds the first call that comes to a named point, until it is let go or dropped. */
final class Trap {

    /** Where a call is held. */
    enum Point {
        /** Quell reads the target, before it says that it will act: no INTENT is committed. */
        BEFORE_INTENT,
        /** INTENT is committed, the call is on its way. */
        BEFORE_CALL,
        /** The target has changed, the answer is on its way. */
        AFTER_CALL,
        /** The receipt is committed: Quell reads the target to verify. */
        AFTER_RECEIPT
    }

    private static final Duration LONGEST_HOLD = Duration.ofMinutes(3);

    private final Point point;
    private final Predicate<String> systems;
    private final CountDownLatch caught = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile @Nullable String system;
    private volatile int node;
    private volatile boolean dropped;

    Trap(Point point, Predicate<String> systems) {
        this.point = point;
        this.systems = systems;
    }

    /** Called by the target for each call; returns when the call may go on. */
    boolean hold(Point at, int caller, String about) throws InterruptedException {
        synchronized (this) {
            if (at != point || system != null || released.getCount() == 0 || !systems.test(about)) {
                return true;
            }
            system = about;
            node = caller;
        }
        caught.countDown();
        return released.await(LONGEST_HOLD.toSeconds(), TimeUnit.SECONDS) && !dropped;
    }

    boolean awaitCaught(Duration cap) throws InterruptedException {
        return caught.await(cap.toMillis(), TimeUnit.MILLISECONDS);
    }

    String system() {
        return system;
    }

    /** Index of the node whose call is held. */
    int node() {
        return node;
    }

    void letGo() {
        released.countDown();
    }

    /** The held call, or its answer, is lost on the way. */
    synchronized void drop() {
        dropped = true;
        released.countDown();
    }
}
