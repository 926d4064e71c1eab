package dev.quell.automation.spi;

import dev.quell.shared.CanonicalJson;
import dev.quell.shared.Sha256;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A target as it was at one moment.
 *
 * @param state exactly what actions on this target change; hashed and compared
 * @param facts what a plan needs to know besides; not compared, because it changes without anybody's doing
 */
public record StateSnapshot(Target target, Map<String, Object> state, Map<String, Object> facts, Instant readAt) {

    public StateSnapshot {
        state = sorted(state);
        facts = sorted(facts);
    }

    public String hash() {
        return hash(state);
    }

    /** A state as people read it, for example {@code alias champion, version 7}. */
    public static String words(Map<String, Object> state) {
        return state.entrySet().stream()
                .map(entry -> entry.getKey() + " " + word(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static Object word(Object value) {
        return value instanceof Boolean yes ? (yes ? "yes" : "no") : value;
    }

    /** Sorted, so that messages about equal states read the same. */
    static Map<String, Object> sorted(Map<String, Object> values) {
        return Collections.unmodifiableMap(new TreeMap<>(values));
    }

    static String hash(Map<String, Object> state) {
        return Sha256.hex(CanonicalJson.write(state));
    }
}
