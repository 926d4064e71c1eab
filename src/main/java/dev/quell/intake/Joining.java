package dev.quell.intake;

import dev.quell.incident.Timeline;
import dev.quell.monitoring.MonitoringWindows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Adds signals to an open incident: one timeline entry for all that is new, and a word to whoever waits for it. */
@Component
class Joining {

    /** A storm brings thousands of series; the entry names some and counts the rest, the signals themselves are all kept. */
    private static final int NAMED = 20;

    private final SeriesRepository repository;
    private final Timeline timeline;
    private final MonitoringWindows windows;
    private final Responses responses;
    private final ApplicationEventPublisher events;

    Joining(
            SeriesRepository repository,
            Timeline timeline,
            MonitoringWindows windows,
            Responses responses,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.timeline = timeline;
        this.windows = windows;
        this.responses = responses;
        this.events = events;
    }

    /**
     * Writes down the signals that have opened an incident, with the decision that said so.
     *
     * @param waited what had come before and says that it is over
     */
    void first(String incidentId, List<Assessed> signals, Optional<Signal> waited) {
        var series = newSeries(incidentId, signals);
        if (!series.isEmpty()) {
            record(incidentId, series, false);
        }
        noteTruncated(incidentId, signals);
        resolved(signals).or(() -> waited).ifPresent(signal -> noteResolved(incidentId, signal));
    }

    /**
     * Adds signals to an incident that was open.
     *
     * @return true when one of them says that what was contained is back
     */
    boolean join(String incidentId, List<Assessed> signals) {
        var fresh = newSeries(incidentId, signals);
        var recurrence = recurs(incidentId, signals);
        var told = recurrence
                && responses.recurred(incidentId, signals.get(0).signal().summary());
        if (!fresh.isEmpty() || recurrence) {
            record(incidentId, fresh.isEmpty() ? bySeries(signals) : fresh, recurrence);
        }
        if (!fresh.isEmpty() && !told) {
            var summary = fresh.values().iterator().next().signal().summary();
            events.publishEvent(new SignalsJoined(incidentId, fresh.size(), summary));
        }
        noteTruncated(incidentId, signals);
        resolved(signals).ifPresent(signal -> noteResolved(incidentId, signal));
        return recurrence;
    }

    private static Optional<Signal> resolved(List<Assessed> signals) {
        return signals.stream()
                .map(Assessed::signal)
                .filter(signal -> !signal.isFiring())
                .findFirst();
    }

    private void noteResolved(String incidentId, Signal signal) {
        timeline.append(
                incidentId,
                "note",
                "The source reports as resolved: " + OutsideText.line(signal.summary(), OutsideText.LONGEST_NAME),
                Map.of("signal", signal.id(), "fingerprint", signal.fingerprint()));
    }

    /** What the sender left out is missing in the record, and the record must say so. */
    private void noteTruncated(String incidentId, List<Assessed> signals) {
        signals.stream()
                .map(Assessed::signal)
                .filter(signal -> signal.payload().get(AlertmanagerFormat.TRUNCATED) instanceof Integer)
                .findFirst()
                .ifPresent(signal -> {
                    var left = signal.payload().getOrDefault(AlertmanagerFormat.TRUNCATED, 0);
                    timeline.append(
                            incidentId,
                            "note",
                            "Alertmanager left out " + left + " more alerts of a message (max_alerts)",
                            Map.of("signal", signal.id(), AlertmanagerFormat.TRUNCATED, left));
                });
    }

    private Map<String, Assessed> newSeries(String incidentId, List<Assessed> signals) {
        var series = bySeries(signals);
        series.keySet().removeAll(repository.knownSeries(incidentId, List.copyOf(series.keySet())));
        return series;
    }

    private static Map<String, Assessed> bySeries(List<Assessed> signals) {
        var series = new TreeMap<String, Assessed>();
        signals.stream()
                .filter(signal -> signal.signal().isFiring())
                .forEach(signal -> series.putIfAbsent(signal.signal().fingerprint(), signal));
        return series;
    }

    /** A firing that began while the incident was watched; one that has gone on since before it is no news. */
    private boolean recurs(String incidentId, List<Assessed> signals) {
        return windows.find(incidentId)
                .filter(window -> signals.stream()
                        .map(Assessed::signal)
                        .anyMatch(signal ->
                                signal.isFiring() && !signal.startsAt().isBefore(window.openedAt())))
                .isPresent();
    }

    private void record(String incidentId, Map<String, Assessed> series, boolean recurrence) {
        var first = series.values().iterator().next();
        var summary = OutsideText.line(first.signal().summary(), OutsideText.LONGEST_NAME);
        var more = series.size() == 1 ? "" : " and " + (series.size() - 1) + " more";
        timeline.append(
                incidentId,
                "signal.joined",
                (recurrence ? "Signal while monitored: " : "Signal: ") + summary + more,
                details(first, series, recurrence));
    }

    private static Map<String, Object> details(Assessed first, Map<String, Assessed> series, boolean recurrence) {
        var details = new LinkedHashMap<String, Object>();
        details.put("source", first.signal().source());
        details.put("series", series.size());
        details.put(
                "signals",
                series.values().stream()
                        .limit(NAMED)
                        .map(assessed -> Map.of(
                                "id", assessed.signal().id(),
                                "fingerprint", assessed.signal().fingerprint(),
                                "startsAt", assessed.signal().startsAt().toString(),
                                "summary", assessed.signal().summary()))
                        .toList());
        details.put("recurrence", recurrence);
        putVerdict(details, first.verdict());
        return details;
    }

    private static void putVerdict(Map<String, Object> details, Verdict verdict) {
        details.put("decision", verdict.decision());
        Optional.ofNullable(verdict.sha256()).ifPresent(hash -> details.put("sha256", hash));
        Optional.ofNullable(verdict.rule()).ifPresent(rule -> details.put("rule", rule));
        details.put("verdict", verdict.verdict());
        details.put("reason", verdict.reason());
    }
}
