package dev.quell.intake;

import dev.quell.shared.Problem;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * The threads that write what waits, and one that sends away whom they cannot serve in time. They stop before the web
 * server does: what is being written is finished and answered, what still waits is refused.
 */
@Component
class SignalWriters implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SignalWriters.class);
    private static final long CHECK_MILLIS = 50;
    private static final long STOP_SECONDS = 15;

    private final IntakeQueue queue;
    private final BatchWriter writer;
    private final int writers;
    private ExecutorService threads = Executors.newCachedThreadPool(new CustomizableThreadFactory("signal-writer-"));
    private ScheduledExecutorService impatience = Executors.newSingleThreadScheduledExecutor();
    private volatile boolean running;

    SignalWriters(IntakeQueue queue, BatchWriter writer, QueueSettings settings) {
        this.queue = queue;
        this.writer = writer;
        this.writers = settings.writers();
    }

    @Override
    public synchronized void start() {
        running = true;
        queue.open();
        threads = Executors.newCachedThreadPool(new CustomizableThreadFactory("signal-writer-"));
        threads.execute(() -> write(queue::takeUrgent));
        threads.execute(() -> write(queue::take));
        for (var i = 1; i < writers; i++) {
            threads.execute(() -> write(queue::takeLate));
        }
        impatience = Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("signal-refusals-"));
        impatience.scheduleWithFixedDelay(
                () -> refuse(queue.overdue(), "Quell could not write it in time: nothing was taken, send it again"),
                CHECK_MILLIS,
                CHECK_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        running = false;
        refuse(queue.close(), "Quell is stopping: nothing was taken, send it again");
        impatience.shutdown();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The database does not answer: signals are left whose senders will send them again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void write(Source source) {
        try {
            for (var batch = source.take(); !batch.isEmpty(); batch = source.take()) {
                writer.write(batch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void refuse(List<Waiting> waiting, String why) {
        waiting.forEach(one -> one.answer().completeExceptionally(Problem.unavailable(why)));
    }

    @FunctionalInterface
    private interface Source {

        /** Empty when there will be no more. */
        List<Waiting> take() throws InterruptedException;
    }
}
