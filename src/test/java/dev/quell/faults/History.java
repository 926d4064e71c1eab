package dev.quell.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What happened as seen from outside, kept in memory and as one line an event in a file. */
final class History {

    /** @param system the AI system whose call was held at that moment; empty when none was */
    record Kill(Instant at, Fault fault, String process, String system) {}

    /** A task that a node said is completed. */
    record Completion(String task, String element, String incident, String user) {}

    private final Path file;
    private final Set<SignalKey> sent = new HashSet<>();
    private final Set<SignalKey> acknowledged = new HashSet<>();
    private final List<Completion> completions = new ArrayList<>();
    private final Set<String> standDowns = new HashSet<>();
    private final List<Kill> kills = new ArrayList<>();
    private final List<Kill> pauses = new ArrayList<>();
    private final Map<Fault, Integer> faults = new LinkedHashMap<>();
    private int deliveries;
    private int unanswered;

    History(Path file) {
        this.file = file;
    }

    synchronized void sending(List<SignalKey> signals) {
        sent.addAll(signals);
    }

    synchronized void answered(List<SignalKey> signals, String node, int status) {
        deliveries++;
        if (status / 100 == 2) {
            acknowledged.addAll(signals);
        } else {
            unanswered++;
        }
        write(
                "signals",
                node + " " + status + " " + signals.size() + " "
                        + signals.get(0).fingerprint());
    }

    synchronized void completed(Completion completion) {
        completions.add(completion);
        write("completed", completion.toString());
    }

    synchronized void standDown(String incident) {
        standDowns.add(incident);
        write("standDown", incident);
    }

    synchronized void killed(Fault fault, String process, String system) {
        kills.add(new Kill(Instant.now(), fault, process, system));
        write("kill", fault.caseName() + " " + process + " " + system);
    }

    synchronized void paused(Fault fault, String process, String system) {
        pauses.add(new Kill(Instant.now(), fault, process, system));
        write("pause", fault.caseName() + " " + process + " " + system);
    }

    synchronized void fault(Fault fault) {
        faults.merge(fault, 1, Integer::sum);
        write("fault", fault.caseName());
    }

    synchronized void note(String text) {
        write("note", text);
    }

    synchronized Set<SignalKey> sent() {
        return Set.copyOf(sent);
    }

    synchronized Set<SignalKey> acknowledged() {
        return Set.copyOf(acknowledged);
    }

    synchronized List<Completion> completions() {
        return List.copyOf(completions);
    }

    synchronized Set<String> standDowns() {
        return Set.copyOf(standDowns);
    }

    synchronized List<Kill> kills() {
        return List.copyOf(kills);
    }

    synchronized List<Kill> pauses() {
        return List.copyOf(pauses);
    }

    synchronized Map<Fault, Integer> faults() {
        return new LinkedHashMap<>(faults);
    }

    synchronized int deliveries() {
        return deliveries;
    }

    synchronized int unanswered() {
        return unanswered;
    }

    private void write(String kind, String text) {
        try {
            Files.writeString(
                    file,
                    Instant.now() + " " + kind + " " + text + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
