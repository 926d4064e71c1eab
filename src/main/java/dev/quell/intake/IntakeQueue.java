package dev.quell.intake;

import dev.quell.shared.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * Requests that wait for a writer, what is critical before the rest. A request leaves the queue once, under the lock: taken
 * to be written, or refused with nothing stored; never both.
 */
@Component
class IntakeQueue {

    private final QueueSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition urgentCame = lock.newCondition();
    private final Condition anyCame = lock.newCondition();
    private final Condition firstCame = lock.newCondition();
    private final Deque<Waiting> urgent = new ArrayDeque<>();
    private final Deque<Waiting> routine = new ArrayDeque<>();
    private long signals;
    private long bytes;
    private boolean closed;

    IntakeQueue(QueueSettings settings) {
        this.settings = settings;
    }

    /**
     * Lets a request wait for its turn. The answer comes after the commit, or fails when nothing was stored.
     *
     * @throws Problem 503 when too much waits already, or the node is stopping
     */
    CompletableFuture<IntakeReceipt> offer(Delivery delivery) {
        var waiting = new Waiting(delivery, new CompletableFuture<>(), System.nanoTime());
        lock.lock();
        try {
            refuseWhenFull(delivery);
            if (urgent.isEmpty() && routine.isEmpty()) {
                firstCame.signal();
            }
            signals += delivery.signals().size();
            bytes += delivery.body().length;
            if (isUrgent(delivery)) {
                urgent.add(waiting);
                urgentCame.signal();
            } else {
                routine.add(waiting);
            }
            anyCame.signal();
        } finally {
            lock.unlock();
        }
        return waiting.answer();
    }

    /** Waits for critical requests and takes as many as fit into a batch; empty once the queue is closed. */
    List<Waiting> takeUrgent() throws InterruptedException {
        return take(urgentCame, List.of(urgent), 0);
    }

    /** Waits for requests of any kind; empty once the queue is closed. */
    List<Waiting> take() throws InterruptedException {
        return take(anyCame, List.of(urgent, routine), 0);
    }

    /** Waits for requests that no other writer has taken for a while; empty once the queue is closed. */
    List<Waiting> takeLate() throws InterruptedException {
        return take(firstCame, List.of(urgent, routine), settings.late().toNanos());
    }

    /** Removes those that have waited too long; whoever calls this must answer them. */
    List<Waiting> overdue() {
        var latest = System.nanoTime() - settings.patience().toNanos();
        lock.lock();
        try {
            var overdue = new ArrayList<Waiting>();
            for (var lane : List.of(urgent, routine)) {
                while (!lane.isEmpty() && lane.getFirst().since() - latest <= 0) {
                    overdue.add(removed(lane.removeFirst()));
                }
            }
            return overdue;
        } finally {
            lock.unlock();
        }
    }

    void open() {
        lock.lock();
        try {
            closed = false;
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more requests and removes those that wait; whoever calls this must answer them. */
    List<Waiting> close() {
        lock.lock();
        try {
            closed = true;
            urgentCame.signalAll();
            anyCame.signalAll();
            firstCame.signalAll();
            var left = new ArrayList<Waiting>();
            List.of(urgent, routine).forEach(lane -> {
                lane.forEach(waiting -> left.add(removed(waiting)));
                lane.clear();
            });
            return left;
        } finally {
            lock.unlock();
        }
    }

    private void refuseWhenFull(Delivery delivery) {
        if (closed) {
            throw Problem.unavailable("Quell is stopping: nothing was taken, send it again");
        }
        if (signals + delivery.signals().size() > settings.signals()
                || bytes + delivery.body().length > settings.bytes().toBytes()) {
            throw Problem.unavailable("Too many signals arrive at once: nothing was taken, send it again");
        }
    }

    /** What fills a transaction of its own must not occupy the writer that is reserved for what is critical. */
    private boolean isUrgent(Delivery delivery) {
        return delivery.signals().size() <= settings.batch() && delivery.hasCritical();
    }

    private List<Waiting> take(Condition came, List<Deque<Waiting>> lanes, long age) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                var now = System.nanoTime();
                for (var lane : lanes) {
                    if (!lane.isEmpty() && now - lane.getFirst().since() >= age) {
                        return batch(lane);
                    }
                }
                if (closed) {
                    return List.of();
                }
                if (lanes.stream().allMatch(Deque::isEmpty)) {
                    came.await();
                } else {
                    came.awaitNanos(age);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** One batch has one sender, whose name stands in the record; what others sent keeps its place. */
    private List<Waiting> batch(Deque<Waiting> lane) {
        var first = removed(lane.removeFirst());
        var batch = new ArrayList<>(List.of(first));
        var size = first.delivery().signals().size();
        var others = lane.iterator();
        while (others.hasNext()) {
            var next = others.next();
            if (!next.delivery().actor().equals(first.delivery().actor())) {
                continue;
            }
            size += next.delivery().signals().size();
            if (size > settings.batch()) {
                break;
            }
            others.remove();
            batch.add(removed(next));
        }
        return batch;
    }

    private Waiting removed(Waiting waiting) {
        signals -= waiting.delivery().signals().size();
        bytes -= waiting.delivery().body().length;
        return waiting;
    }
}
