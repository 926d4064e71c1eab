package dev.quell.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * One alert for each of many AI systems at a fixed rate, whatever the answers do (an open model): the time of an alert is when it was
 * due, so that a receiver which makes the sender wait does not look fast. Like Alertmanager, it repeats what was not acknowledged.
 */
final class AlertStream implements AutoCloseable {

    /** Between two alerts at 20 a second. */
    static final Duration STEADY = Duration.ofMillis(50);

    private static final int REPEAT_AFTER_MS = 500;

    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private final Http http = new Http();
    private final IntFunction<QuellServer> receiver;
    private final String authorization;
    private final Map<String, Long> due = new LinkedHashMap<>();
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger attempts = new AtomicInteger();

    /** @param receiver which node gets the n-th request */
    AlertStream(IntFunction<QuellServer> receiver, String authorization) {
        this.receiver = receiver;
        this.authorization = authorization;
    }

    /** Sends the alerts of these systems, beginning now, with a gap between two that may be zero. */
    void send(List<String> systems, Duration gap) {
        var begin = System.nanoTime() + STEADY.toNanos();
        for (var i = 0; i < systems.size(); i++) {
            var system = systems.get(i);
            var at = begin + i * gap.toNanos();
            due.put(system, at);
            clock.schedule(() -> attempt(system), at - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
    }

    /** When each alert was to be sent, by {@link System#nanoTime}, in order. */
    Map<String, Long> due() {
        return due;
    }

    /** When each alert was acknowledged. */
    Map<String, Long> acknowledged() {
        return acknowledged;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private void attempt(String system) {
        try {
            http.post(
                            receiver.apply(attempts.getAndIncrement()).url("/api/v1/signals/alertmanager"),
                            authorization,
                            webhook(system))
                    .whenComplete((answer, failure) -> {
                        if (failure == null && answer.statusCode() / 100 == 2) {
                            acknowledged.put(system, System.nanoTime());
                        } else {
                            clock.schedule(() -> attempt(system), REPEAT_AFTER_MS, TimeUnit.MILLISECONDS);
                        }
                    });
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> webhook(String system) {
        var alert = Map.of(
                "status", "firing",
                "labels", Map.of("alertname", "DataDriftHigh", "system", system, "severity", "critical"),
                "annotations", Map.of("summary", "More than half of the features have drifted"),
                "startsAt", Instant.now().toString(),
                "endsAt", "0001-01-01T00:00:00Z",
                "generatorURL", "http://prometheus.example/graph",
                "fingerprint", "%016x".formatted(system.hashCode() & 0xffffffffL));
        return Map.of(
                "version",
                "4",
                "groupKey",
                "{}:{alertname=\"DataDriftHigh\"}",
                "truncatedAlerts",
                0,
                "status",
                "firing",
                "receiver",
                "quell",
                "groupLabels",
                Map.of("alertname", "DataDriftHigh"),
                "commonLabels",
                Map.of(),
                "commonAnnotations",
                Map.of(),
                "externalURL",
                "http://alertmanager.example",
                "alerts",
                List.of(alert));
    }
}
