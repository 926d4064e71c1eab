package dev.quell.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The fields and texts of a form. */
final class FormItems {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> LEFT_OUT = Set.of("id", "key", "type", "label", "layout", "components");

    private FormItems() {}

    /** @throws IllegalArgumentException when it is not JSON */
    static Map<String, Item> of(byte[] content) {
        var items = new LinkedHashMap<String, Item>();
        try {
            add(JSON.readTree(content), items);
        } catch (IOException e) {
            throw new IllegalArgumentException("The form is not JSON", e);
        }
        return items;
    }

    private static void add(JsonNode parent, Map<String, Item> items) {
        for (var component : parent.path("components")) {
            var key = component.path("key").asText();
            var id = key.isEmpty() ? component.path("id").asText() : key;
            var label = component.path("label").asText();
            var type = component.path("type").asText();
            items.put(
                    id,
                    new Item(
                            id,
                            key.isEmpty() ? type : type + " field",
                            label.isEmpty() ? id : label,
                            true,
                            facts(component)));
            add(component, items);
        }
    }

    private static Map<String, String> facts(JsonNode component) {
        var facts = new TreeMap<String, String>();
        component.properties().stream()
                .filter(property -> !LEFT_OUT.contains(property.getKey()))
                .forEach(property -> facts.put(
                        Xml.words(property.getKey()),
                        property.getValue().isTextual()
                                ? property.getValue().asText()
                                : property.getValue().toString()));
        return facts;
    }
}
