package dev.quell.stream;

import dev.quell.shared.Ticker;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Asks the sources what is new and passes it on: one thread a node, which asks nothing while nobody reads. */
@Component
class StreamBeat implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(StreamBeat.class);

    private final Streams streams;
    private final StreamSettings settings;
    private final Ticker ticker;
    private final Set<StreamSource> failing = new HashSet<>();

    private @Nullable ScheduledExecutorService thread;

    StreamBeat(Streams streams, StreamSettings settings, Ticker ticker) {
        this.streams = streams;
        this.settings = settings;
        this.ticker = ticker;
    }

    @Override
    public synchronized void start() {
        var beating = Executors.newSingleThreadScheduledExecutor(run -> {
            var daemon = new Thread(run, "stream-beat");
            daemon.setDaemon(true);
            return daemon;
        });
        var every = settings.every().toMillis();
        beating.scheduleWithFixedDelay(this::beat, every, every, TimeUnit.MILLISECONDS);
        thread = beating;
    }

    /** Before the web server waits for its requests to end: these would not. */
    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.shutdownNow();
            thread = null;
        }
        streams.close(subscription -> true);
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    void beat() {
        var now = ticker.nanos();
        streams.close(subscription -> subscription.age(now) > settings.longest().toNanos());
        var open = streams.subscriptions();
        open.stream()
                .filter(reader -> reader.silence(now) > settings.heartbeat().toNanos())
                .forEach(reader -> reader.heartbeat(now));
        open.stream()
                .collect(Collectors.groupingBy(Subscription::source))
                .forEach((source, readers) -> tellOrWarn(source, readers, now));
    }

    /** A database that is away must not end the beat; once it is back, every reader goes on where it was. */
    private void tellOrWarn(StreamSource source, List<Subscription> readers, long now) {
        try {
            tell(source, readers, now);
            failing.remove(source);
        } catch (RuntimeException e) {
            if (failing.add(source)) { // once an outage, not twice a second
                LOG.warn("Open pages are not kept up to date: {}", e.toString());
            }
        }
    }

    private static void tell(StreamSource source, List<Subscription> readers, long now) {
        Map<StreamSource.Cursor, List<Subscription>> byCursor =
                readers.stream().collect(Collectors.groupingBy(Subscription::cursor));
        source.after(byCursor.keySet()).forEach((cursor, events) -> {
            if (!events.isEmpty()) {
                byCursor.getOrDefault(cursor, List.of()).forEach(reader -> reader.send(events, now));
            }
        });
    }
}
