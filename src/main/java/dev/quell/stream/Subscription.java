package dev.quell.stream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * One open page. What is sent waits in a queue until its socket takes more, so that a slow reader holds no thread and nobody
 * else up; one that falls too far behind is cut off and comes back.
 */
final class Subscription implements WriteListener, AsyncListener {

    private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] GREETING = "retry: 1000\n\n".getBytes(StandardCharsets.UTF_8);

    private final StreamSource source;
    private final String session;
    private final long openedAt;
    private final long backlog;
    private final AsyncContext async;
    private final ServletOutputStream out;
    private final Consumer<Subscription> whenClosed;
    private final Queue<byte[]> waiting = new ArrayDeque<>();

    private volatile StreamSource.Cursor cursor;
    private volatile long sentAt;
    private long waitingBytes;
    private boolean ready;
    private boolean unflushed;
    private boolean closed;

    /** @param now nanoseconds of a monotonic clock */
    Subscription(
            StreamSource source,
            StreamSource.Cursor cursor,
            String session,
            long backlog,
            long now,
            AsyncContext async,
            Consumer<Subscription> whenClosed)
            throws IOException {
        this.source = source;
        this.cursor = cursor;
        this.session = session;
        this.backlog = backlog;
        this.openedAt = now;
        this.sentAt = now;
        this.async = async;
        this.out = async.getResponse().getOutputStream();
        this.whenClosed = whenClosed;
    }

    void begin() throws IOException {
        async.addListener(this);
        enqueue(GREETING);
        try {
            async.getResponse().flushBuffer(); // the page hears at once that it is heard
        } catch (IOException e) {
            close();
            throw e;
        }
        out.setWriteListener(this);
    }

    StreamSource source() {
        return source;
    }

    StreamSource.Cursor cursor() {
        return cursor;
    }

    String session() {
        return session;
    }

    /** Nanoseconds since it was opened. */
    long age(long now) {
        return now - openedAt;
    }

    /** Nanoseconds since anything was sent. */
    long silence(long now) {
        return now - sentAt;
    }

    void send(List<StreamEvent> events, long now) {
        events.forEach(event -> enqueue(event.bytes()));
        cursor = new StreamSource.Cursor(
                cursor.topic(), events.get(events.size() - 1).id());
        sentAt = now;
        drain();
    }

    void heartbeat(long now) {
        enqueue(HEARTBEAT);
        sentAt = now;
        drain();
    }

    void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        whenClosed.accept(this);
        try {
            async.complete();
        } catch (IllegalStateException e) {
            // the container has ended it already
        }
    }

    private synchronized void enqueue(byte[] bytes) {
        waiting.add(bytes);
        waitingBytes += bytes.length;
    }

    private void drain() {
        try {
            write();
        } catch (IOException | IllegalStateException e) {
            close(); // the reader has gone
        }
        if (waitingBytes() > backlog) {
            close();
        }
    }

    private synchronized long waitingBytes() {
        return waitingBytes;
    }

    private synchronized void write() throws IOException {
        while (ready && !closed && out.isReady()) {
            var next = waiting.poll();
            if (next != null) {
                out.write(next);
                waitingBytes -= next.length;
                unflushed = true;
            } else if (unflushed) {
                out.flush();
                unflushed = false;
            } else {
                return;
            }
        }
    }

    @Override
    public void onWritePossible() {
        synchronized (this) {
            ready = true;
        }
        drain();
    }

    @Override
    public void onError(Throwable failure) {
        close();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        close();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        close();
    }

    @Override
    public void onError(AsyncEvent event) {
        close();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // nobody starts it again
    }
}
