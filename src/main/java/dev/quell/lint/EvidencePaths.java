package dev.quell.lint;

import dev.quell.lint.model.XmlElement;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** Which steps a token can reach before any evidence was preserved, over all processes and whom they call. */
final class EvidencePaths {

    static final String GATE = "preserve-evidence";

    private final Models models;
    private final Set<String> gates = new HashSet<>(Set.of(GATE));

    EvidencePaths(Models models) {
        this.models = models;
        while (models.processes().values().stream().anyMatch(this::isNewGate)) {
            // a process that calls a gate on every path is one itself
        }
    }

    /** What can be reached in a process that was entered without evidence. */
    Set<XmlElement> withoutEvidence(XmlElement process) {
        return models.graph(process).reachableFromStart(this::passesGate);
    }

    /** The processes that may begin before evidence was preserved: those nobody calls, and what is called too early. */
    Set<XmlElement> enteredWithoutEvidence() {
        var entered = new LinkedHashSet<XmlElement>();
        var waiting = new ArrayDeque<XmlElement>();
        models.processes().values().stream().filter(this::isRoot).forEach(waiting::add);
        while (!waiting.isEmpty()) {
            var process = waiting.pop();
            if (entered.add(process)) {
                withoutEvidence(process).stream()
                        .filter(node -> node.is("callActivity"))
                        .flatMap(call -> models.calledBy(call).stream())
                        .forEach(waiting::add);
            }
        }
        return entered;
    }

    private boolean isNewGate(XmlElement process) {
        var graph = models.graph(process);
        return withoutEvidence(process).stream()
                        .filter(node -> !passesGate(node))
                        .noneMatch(graph::ends)
                && gates.add(process.id());
    }

    private boolean passesGate(XmlElement node) {
        if (!node.is("callActivity")) {
            return false;
        }
        var called = models.calledBy(node);
        return node.attribute("calledElement").equals(GATE)
                || !called.isEmpty() && called.stream().allMatch(process -> gates.contains(process.id()));
    }

    private boolean isRoot(XmlElement process) {
        return models.callersOf(process.id()).stream().allMatch(call -> Models.processOf(call) == process);
    }
}
