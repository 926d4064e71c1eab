package dev.quell.intake;

import dev.quell.inventory.MetricFamily;
import dev.quell.shared.CanonicalJson;
import dev.quell.shared.FieldErrors;
import dev.quell.shared.JsonInput;
import dev.quell.shared.Problem;
import dev.quell.shared.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads {@link CanonicalSignal}s. Their senders were written for Quell, so every fault is told instead of passed over. */
@Component
class CanonicalFormat {

    static final String SOURCE = "api";

    private static final Duration CLOCK_SKEW = Duration.ofDays(1);
    private static final Set<String> STATES = Set.of("firing", "resolved");
    private static final Set<String> HINTS = Set.of("critical", "warning", "info", "none");

    private final LabelReader reader;
    private final IntakeSettings settings;
    private final Clock clock;

    CanonicalFormat(LabelReader reader, IntakeSettings settings, Clock clock) {
        this.reader = reader;
        this.settings = settings;
        this.clock = clock;
    }

    List<SignalInput> read(byte[] body) {
        var signals = JsonInput.readMany(body, CanonicalSignal.class, settings.maxSignals());
        if (signals.isEmpty()) {
            throw Problem.invalid("body", "is an empty list; send at least one signal");
        }
        var errors = new FieldErrors();
        IntStream.range(0, signals.size())
                .forEach(i -> check(signals.get(i), signals.size() == 1 ? "" : "[" + i + "].", errors));
        errors.throwIfAny();
        return signals.stream().map(this::input).toList();
    }

    private void check(CanonicalSignal signal, String path, FieldErrors errors) {
        errors.required(signal.sourceTool(), path + "sourceTool", OutsideText.LONGEST_NAME);
        errors.refuse(
                signal.state() == null || !STATES.contains(signal.state()),
                path + "state",
                "is required: \"firing\" or \"resolved\"");
        errors.refuse(
                signal.severityHint() != null && !HINTS.contains(signal.severityHint()),
                path + "severityHint",
                "must be one of critical, warning, info, none");
        errors.refuse(
                signal.family() != null && !MetricFamily.ALL.contains(signal.family()),
                path + "family",
                "must be one of "
                        + String.join(", ", MetricFamily.ALL.stream().sorted().toList()));
        time(signal.occurredAt(), path + "occurredAt", errors);
        metric(signal.metric(), path + "metric", errors);
        texts(signal, path, errors);
    }

    private void time(@Nullable String text, String field, FieldErrors errors) {
        if (text == null) {
            return;
        }
        var time = OutsideTime.parse(text);
        errors.refuse(time.isEmpty(), field, OutsideTime.REMEDY);
        errors.refuse(
                time.filter(t -> t.isAfter(clock.instant().plus(CLOCK_SKEW))).isPresent(),
                field,
                "lies in the future; send the time at which it began");
    }

    private static void metric(CanonicalSignal.@Nullable Metric metric, String path, FieldErrors errors) {
        if (metric == null) {
            return;
        }
        errors.required(metric.name(), path + ".name", OutsideText.LONGEST_NAME);
        errors.refuse(metric.direction() == null, path + ".direction", "is required: ABOVE or BELOW, the bad side");
        errors.refuse(isInfinite(metric.value()), path + ".value", "must be a finite number");
        errors.refuse(isInfinite(metric.threshold()), path + ".threshold", "must be a finite number");
        errors.atMost(metric.statTest(), path + ".statTest", OutsideText.LONGEST_NAME);
    }

    private static boolean isInfinite(@Nullable Double value) {
        return value != null && !Double.isFinite(value);
    }

    private static void texts(CanonicalSignal signal, String path, FieldErrors errors) {
        errors.atMost(signal.dedupeKey(), path + "dedupeKey", OutsideText.LONGEST_NAME)
                .atMost(signal.signalId(), path + "signalId", OutsideText.LONGEST_NAME)
                .atMost(signal.sourceFormat(), path + "sourceFormat", OutsideText.LONGEST_NAME)
                .atMost(signal.systemId(), path + "systemId", OutsideText.LONGEST_NAME)
                .atMost(signal.modelName(), path + "modelName", OutsideText.LONGEST_NAME)
                .atMost(signal.modelVersion(), path + "modelVersion", OutsideText.LONGEST_NAME)
                .atMost(signal.datasetId(), path + "datasetId", OutsideText.LONGEST_NAME)
                .atMost(signal.segment(), path + "segment", OutsideText.LONGEST_NAME)
                .atMost(signal.summary(), path + "summary", OutsideText.LONGEST_VALUE)
                .atMost(signal.evidenceRef(), path + "evidenceRef", OutsideText.LONGEST_VALUE);
        errors.refuse(
                signal.labels().size() > OutsideText.MOST_LABELS,
                path + "labels",
                "must have at most " + OutsideText.MOST_LABELS + " entries");
        signal.labels()
                .forEach((name, value) -> errors.atMost(name, path + "labels", OutsideText.LONGEST_NAME)
                        .required(
                                value,
                                path + "labels." + OutsideText.line(name, OutsideText.LONGEST_NAME),
                                OutsideText.LONGEST_VALUE));
    }

    private SignalInput input(CanonicalSignal signal) {
        return new SignalInput(
                SOURCE,
                fingerprint(signal),
                instant(signal),
                "resolved".equals(signal.state()) ? SignalState.RESOLVED : SignalState.FIRING,
                null,
                Stream.concat(
                                Stream.of(signal.systemId(), signal.modelName()).filter(Objects::nonNull),
                                reader.systemNames(signal.labels()).stream())
                        .toList(),
                family(signal),
                signal.severityHint() == null ? reader.severityHint(signal.labels()) : signal.severityHint(),
                summary(signal),
                signal.payload(),
                false);
    }

    private Instant instant(CanonicalSignal signal) {
        return signal.occurredAt() == null
                ? clock.instant().truncatedTo(ChronoUnit.MICROS)
                : OutsideTime.parse(signal.occurredAt()).orElseThrow();
    }

    private String family(CanonicalSignal signal) {
        if (signal.family() != null) {
            return signal.family();
        }
        var metric = signal.metric();
        var ofMetric = metric == null ? LabelReader.UNKNOWN : reader.familyOfName(String.valueOf(metric.name()));
        return ofMetric.equals(LabelReader.UNKNOWN) ? reader.family(signal.labels()) : ofMetric;
    }

    private static String summary(CanonicalSignal signal) {
        if (signal.summary() != null && !signal.summary().isBlank()) {
            return signal.summary();
        }
        var metric = signal.metric();
        return metric == null
                ? signal.sourceTool() + " reports a signal"
                : signal.sourceTool() + ": " + metric.name() + (metric.value() == null ? "" : " is " + metric.value());
    }

    private static String fingerprint(CanonicalSignal signal) {
        if (signal.dedupeKey() != null && !signal.dedupeKey().isBlank()) {
            return Sha256.hex(signal.sourceTool() + "|" + signal.dedupeKey());
        }
        var metric = signal.metric();
        return Sha256.hex(CanonicalJson.write(new Object[] {
            signal.sourceTool(),
            signal.systemId(),
            signal.modelName(),
            metric == null ? "" : metric.name(),
            signal.segment(),
            signal.labels()
        }));
    }
}
