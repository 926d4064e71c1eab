package dev.quell.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** What has become of the signals of one request, while it is worked out. */
final class Placement {

    private final List<Placed> placed = new ArrayList<>();
    private final List<Signal> asked = new ArrayList<>();
    private final TreeSet<String> opened = new TreeSet<>();
    private final TreeSet<String> joined = new TreeSet<>();
    private final TreeSet<String> recurred = new TreeSet<>();

    void add(Placed signal) {
        placed.add(signal);
    }

    /** A person is to be asked about it, once everything is written down. */
    void ask(Signal signal) {
        asked.add(signal);
    }

    List<Signal> asked() {
        return asked;
    }

    void opened(String incidentId) {
        opened.add(incidentId);
    }

    void joined(String incidentId, boolean recurrence) {
        joined.add(incidentId);
        if (recurrence) {
            recurred.add(incidentId);
        }
    }

    Collection<Placed> placed() {
        return placed;
    }

    IntakeReceipt receipt(int received, int stored) {
        return new IntakeReceipt(
                received,
                stored,
                received - stored,
                List.copyOf(opened),
                List.copyOf(joined),
                List.copyOf(recurred),
                count(Outcome.HELD),
                count(Outcome.LOGGED),
                count(Outcome.TRIAGE));
    }

    private int count(Outcome outcome) {
        return (int)
                placed.stream().filter(signal -> signal.outcome() == outcome).count();
    }
}
