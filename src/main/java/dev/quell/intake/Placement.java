package dev.quell.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What has become of the signals of a batch, while it is worked out. */
final class Placement {

    private final Map<SignalKey, Placed> placed = new LinkedHashMap<>();
    private final List<Signal> asked = new ArrayList<>();
    private final Set<String> recurred = new TreeSet<>();

    void add(Assessed signal, Outcome outcome, @Nullable String incidentId) {
        placed.put(SignalKey.of(signal.signal()), signal.placed(outcome, incidentId));
    }

    /** A person is to be asked about it, once everything is written down. */
    void ask(Signal signal) {
        asked.add(signal);
    }

    List<Signal> asked() {
        return asked;
    }

    void recurred(String incidentId) {
        recurred.add(incidentId);
    }

    Set<String> recurred() {
        return recurred;
    }

    Map<SignalKey, Placed> bySignal() {
        return placed;
    }

    Collection<Placed> placed() {
        return placed.values();
    }
}
