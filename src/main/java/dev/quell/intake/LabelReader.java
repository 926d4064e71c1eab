package dev.quell.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.quell.inventory.MetricFamily;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Finds in the labels of an alert which system it is about, of what family it is, and how bad its source thinks it is. */
@Component
class LabelReader {

    static final String UNKNOWN = "unknown";
    static final String CRITICAL = "critical";

    private static final int MOST_NAMES = 1_000;
    private static final String NO_HINT = "none";
    private static final Set<String> CRITICAL_WORDS = Set.of("critical", "page", "emergency", "error", "high", "fatal");
    private static final Set<String> WARNING = Set.of("warning", "warn", "medium", "moderate");
    private static final Set<String> INFO = Set.of("info", "informational", "notice", "low", "debug");

    private final IntakeSettings settings;
    private final Cache<String, String> families =
            Caffeine.newBuilder().maximumSize(MOST_NAMES).build();

    LabelReader(IntakeSettings settings) {
        this.settings = settings;
    }

    /** Values of the labels that may name the system, the most telling first. */
    List<String> systemNames(Map<String, String> labels) {
        return settings.systemLabels().stream()
                .map(labels::get)
                .filter(Objects::nonNull)
                .filter(name -> !name.isBlank())
                .toList();
    }

    /** The family a label names, else the one the alert's name suggests. */
    String family(Map<String, String> labels) {
        return settings.familyLabels().stream()
                .map(labels::get)
                .filter(Objects::nonNull)
                .filter(MetricFamily.ALL::contains)
                .findFirst()
                .orElseGet(() -> familyOfName(labels.getOrDefault("alertname", "")));
    }

    /** The family that a metric's or an alert's name suggests. */
    String familyOfName(String name) {
        var configured = settings.families().get(name);
        return configured != null
                ? configured
                : families.get(name, other -> MetricFamily.find(other).orElse(UNKNOWN));
    }

    /** {@code none} for a severity nobody knows: it must not be waited out. */
    String severityHint(Map<String, String> labels) {
        return severityHint(labels.getOrDefault(settings.severityLabel(), ""));
    }

    static String severityHint(String severity) {
        var word = severity.toLowerCase(Locale.ROOT).strip();
        if (CRITICAL_WORDS.contains(word)) {
            return CRITICAL;
        }
        if (WARNING.contains(word)) {
            return "warning";
        }
        return INFO.contains(word) ? "info" : NO_HINT;
    }
}
