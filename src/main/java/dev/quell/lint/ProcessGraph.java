package dev.quell.lint;

import dev.quell.lint.model.XmlElement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What follows what in a process. */
final class ProcessGraph {

    private static final Set<String> NODES = Set.of(
            "task",
            "userTask",
            "serviceTask",
            "sendTask",
            "receiveTask",
            "manualTask",
            "businessRuleTask",
            "scriptTask",
            "callActivity",
            "subProcess",
            "transaction",
            "adHocSubProcess",
            "startEvent",
            "endEvent",
            "intermediateCatchEvent",
            "intermediateThrowEvent",
            "boundaryEvent",
            "exclusiveGateway",
            "parallelGateway",
            "inclusiveGateway",
            "eventBasedGateway",
            "complexGateway");

    private final XmlElement process;
    private final Map<String, XmlElement> nodes = new LinkedHashMap<>();
    private final Map<String, List<String>> next = new HashMap<>();
    private final Map<String, List<XmlElement>> boundaries = new HashMap<>();

    ProcessGraph(XmlElement process) {
        this.process = process;
        process.all().filter(ProcessGraph::isNode).forEach(node -> nodes.put(node.id(), node));
        nodes().filter(node -> node.is("boundaryEvent"))
                .forEach(node -> boundaries
                        .computeIfAbsent(node.attribute("attachedToRef"), activity -> new ArrayList<>())
                        .add(node));
        process.all("sequenceFlow")
                .forEach(flow -> next.computeIfAbsent(flow.attribute("sourceRef"), source -> new ArrayList<>())
                        .add(flow.attribute("targetRef")));
    }

    static boolean isNode(XmlElement element) {
        return NODES.contains(element.name());
    }

    Stream<XmlElement> nodes() {
        return nodes.values().stream();
    }

    Optional<XmlElement> node(String id) {
        return Optional.ofNullable(nodes.get(id));
    }

    List<XmlElement> after(XmlElement node) {
        return next.getOrDefault(node.id(), List.of()).stream()
                .flatMap(id -> node(id).stream())
                .toList();
    }

    List<XmlElement> boundariesOf(XmlElement activity) {
        return boundaries.getOrDefault(activity.id(), List.of());
    }

    /** What a boundary event is tied to without a sequence flow: the handler of a compensation. */
    List<XmlElement> associatedWith(XmlElement boundary) {
        return process.all("association")
                .filter(association -> association.attribute("sourceRef").equals(boundary.id()))
                .flatMap(association -> node(association.attribute("targetRef")).stream())
                .toList();
    }

    /**
     * Every node that a token can reach from the start of the process, when it cannot get past certain ones.
     *
     * @param holds what a token reaches but does not leave in the ordinary way; its boundary events still may
     */
    Set<XmlElement> reachableFromStart(Predicate<XmlElement> holds) {
        return reachable(starts(process), holds);
    }

    Set<XmlElement> reachable(List<XmlElement> from, Predicate<XmlElement> holds) {
        var reached = new LinkedHashSet<XmlElement>();
        var waiting = new ArrayDeque<>(from);
        while (!waiting.isEmpty()) {
            var node = waiting.pop();
            if (reached.add(node)) {
                waiting.addAll(boundariesOf(node));
                waiting.addAll(starts(node));
                if (!holds.test(node) && !isSubProcess(node)) {
                    waiting.addAll(afterOrOutside(node));
                }
            }
        }
        return reached;
    }

    /** Whether a token at the node can end the process there, in another way than by an error. */
    boolean ends(XmlElement node) {
        return afterOrOutside(node).isEmpty()
                && !isSubProcess(node)
                && !isCompensation(node)
                && node.child("errorEventDefinition").isEmpty()
                && node.ancestors().noneMatch(ProcessGraph::runsBeside);
    }

    private List<XmlElement> afterOrOutside(XmlElement node) {
        var following = after(node);
        return following.isEmpty()
                ? node.parent()
                        .filter(ProcessGraph::isSubProcess)
                        .map(this::afterOrOutside)
                        .orElse(List.of())
                : following;
    }

    /** Where a scope begins, and where its event sub-processes can begin at any time. */
    private static List<XmlElement> starts(XmlElement scope) {
        var starts = new ArrayList<>(scope.children("startEvent"));
        scope.children("subProcess").stream()
                .filter(inner -> inner.attribute("triggeredByEvent").equals("true"))
                .forEach(starts::add);
        return starts;
    }

    private static boolean isSubProcess(XmlElement node) {
        return node.is("subProcess") || node.is("transaction") || node.is("adHocSubProcess");
    }

    private static boolean isCompensation(XmlElement node) {
        return node.attribute("isForCompensation").equals("true")
                || node.is("boundaryEvent")
                        && node.child("compensateEventDefinition").isPresent();
    }

    /** An event sub-process that leaves its process running. */
    private static boolean runsBeside(XmlElement scope) {
        return scope.attribute("triggeredByEvent").equals("true")
                && scope.children("startEvent").stream()
                        .anyMatch(start -> start.attribute("isInterrupting").equals("false"));
    }
}
