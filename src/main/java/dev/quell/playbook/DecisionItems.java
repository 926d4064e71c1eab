package dev.quell.playbook;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** The columns and rows of a decision. A row is told by its id, so that one that only moves is no other row. */
final class DecisionItems {

    private static final String ROW = "row";

    private DecisionItems() {}

    static Map<String, Item> of(byte[] content, Set<String> decisions) {
        var items = new LinkedHashMap<String, Item>();
        Xml.children(Xml.root(content), "decision")
                .filter(decision -> decisions.contains(decision.getAttribute("id")))
                .forEach(decision -> addDecision(decision, items));
        return items;
    }

    private static void addDecision(Element decision, Map<String, Item> items) {
        var facts = new TreeMap<String, String>();
        Xml.children(decision, "literalExpression").forEach(each -> facts.put("expression", texts(each)));
        Xml.children(decision, "decisionTable").forEach(table -> {
            facts.put(
                    "hit policy",
                    table.getAttribute("hitPolicy").isEmpty() ? "UNIQUE" : table.getAttribute("hitPolicy"));
            facts.put("aggregation", table.getAttribute("aggregation"));
            addColumns(table, items);
            addRows(table, items);
        });
        put(items, decision, "decision", Xml.nameOrId(decision), facts);
    }

    private static void addColumns(Element table, Map<String, Item> items) {
        for (var side : new String[] {"input", "output"}) {
            Xml.children(table, side).forEach(column -> {
                var facts = new TreeMap<String, String>();
                Xml.attributes(column)
                        .filter(attribute -> !Set.of("id", "label").contains(attribute.getLocalName()))
                        .filter(attribute -> attribute.getNamespaceURI() == null)
                        .forEach(attribute -> facts.put(Xml.words(attribute.getLocalName()), attribute.getValue()));
                facts.put("expression", texts(column));
                var label = column.getAttribute("label");
                put(items, column, side + " column", label.isEmpty() ? Xml.nameOrId(column) : label, facts);
            });
        }
    }

    private static void addRows(Element table, Map<String, Item> items) {
        var rows = Xml.children(table, "rule").toList();
        for (var row : rows) {
            var facts = Map.of(
                    "conditions", cells(row, "inputEntry"),
                    "results", cells(row, "outputEntry"),
                    "note", Xml.children(row, "description").map(Xml::text).collect(Collectors.joining()));
            put(items, row, ROW, "Row " + (rows.indexOf(row) + 1) + ": " + facts.get("conditions"), facts);
        }
    }

    private static String cells(Element row, String side) {
        return Xml.children(row, side)
                .map(DecisionItems::texts)
                .map(text -> text.isEmpty() ? "-" : text)
                .collect(Collectors.joining(" | "));
    }

    private static String texts(Element element) {
        return Xml.descendants(element)
                .filter(each -> "text".equals(each.getLocalName()))
                .map(Xml::text)
                .collect(Collectors.joining(" "));
    }

    private static void put(
            Map<String, Item> items, Element element, String type, String name, Map<String, String> facts) {
        items.put(
                element.getAttribute("id"), new Item(element.getAttribute("id"), type, name, !type.equals(ROW), facts));
    }
}
