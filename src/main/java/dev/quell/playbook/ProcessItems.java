package dev.quell.playbook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** The elements of a process with what is set for each of them. */
final class ProcessItems {

    /** The same is said by the flows, or is of no consequence. */
    private static final Set<String> LEFT_OUT = Set.of("incoming", "outgoing", "flowNodeRef", "BPMNDiagram", "laneSet");

    private static final Set<String> ELEMENTS =
            Set.of("process", "participant", "message", "error", "signal", "escalation", "textAnnotation");

    private static final Set<String> NOT_PASSED = Set.of(
            "process",
            "participant",
            "message",
            "error",
            "signal",
            "escalation",
            "text annotation",
            "sequence flow",
            "message flow");

    private ProcessItems() {}

    static Map<String, Item> of(byte[] content, Set<String> processes) {
        var items = new LinkedHashMap<String, Item>();
        Xml.children(Xml.root(content))
                .filter(top -> !LEFT_OUT.contains(top.getLocalName()))
                .filter(top -> !"process".equals(top.getLocalName()) || processes.contains(top.getAttribute("id")))
                .forEach(top -> {
                    add(top, processes, items);
                    Xml.descendants(top).forEach(element -> add(element, processes, items));
                });
        return items;
    }

    /** What a process can pass, in its order: no flows, nor what belongs to the whole file. */
    static List<Item> nodes(byte[] content, String process) {
        return of(content, Set.of(process)).values().stream()
                .filter(item -> !NOT_PASSED.contains(item.type()))
                .toList();
    }

    private static void add(Element element, Set<String> processes, Map<String, Item> items) {
        var elsewhere = element.hasAttribute("processRef") && !processes.contains(element.getAttribute("processRef"));
        if (isElement(element) && !elsewhere) {
            var item = new Item(
                    element.getAttribute("id"),
                    Xml.words(element.getLocalName()),
                    name(element),
                    isNamed(element),
                    facts(element));
            items.put(item.id(), item);
        }
    }

    /** A flow without a label is known by what it ties together. */
    private static String name(Element element) {
        if (isNamed(element)) {
            return Xml.nameOrId(element);
        }
        return nameOf(element, "sourceRef") + " → " + nameOf(element, "targetRef");
    }

    private static boolean isNamed(Element element) {
        return !element.getAttribute("name").isBlank() || !element.hasAttribute("sourceRef");
    }

    private static String nameOf(Element flow, String end) {
        var id = flow.getAttribute(end);
        return Xml.children((Element) flow.getParentNode())
                .filter(element -> id.equals(element.getAttribute("id")))
                .map(Xml::nameOrId)
                .findFirst()
                .orElse(id);
    }

    private static boolean isElement(Element element) {
        var name = element.getLocalName();
        return element.hasAttribute("id")
                && (ELEMENTS.contains(name)
                        || name.endsWith("ask")
                        || name.endsWith("Event")
                        || name.endsWith("Gateway")
                        || name.equals("sequenceFlow")
                        || name.equals("messageFlow")
                        || name.equals("callActivity")
                        || name.equals("subProcess")
                        || name.equals("transaction"));
    }

    private static Map<String, String> facts(Element element) {
        var facts = new TreeMap<String, String>();
        Xml.attributes(element)
                .filter(attribute -> !Set.of("id", "name").contains(attribute.getLocalName()))
                .forEach(attribute -> facts.put(Xml.words(attribute.getLocalName()), attribute.getValue()));
        Xml.children(element).forEach(child -> addFacts(child, facts));
        return facts;
    }

    private static void addFacts(Element element, Map<String, String> facts) {
        if (isElement(element) || LEFT_OUT.contains(element.getLocalName())) {
            return;
        }
        var value = value(element);
        if (!value.isEmpty()) {
            facts.merge(label(element), value, (one, other) -> one + "; " + other);
        }
        Xml.children(element).forEach(child -> addFacts(child, facts));
    }

    private static String label(Element element) {
        var name = element.getAttribute("name");
        return Xml.words(element.getLocalName()) + (name.isEmpty() ? "" : " " + name);
    }

    private static String value(Element element) {
        var attributes = Xml.attributes(element)
                .filter(attribute -> !Set.of("id", "name").contains(attribute.getLocalName()) && !isType(attribute))
                .map(attribute -> attribute.getLocalName() + " " + attribute.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
        return (Xml.text(element) + " " + attributes).strip();
    }

    private static boolean isType(Attr attribute) {
        return "http://www.w3.org/2001/XMLSchema-instance".equals(attribute.getNamespaceURI());
    }
}
