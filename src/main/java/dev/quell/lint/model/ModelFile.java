package dev.quell.lint.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file of a deployment, read.
 *
 * @param name with or without folders
 * @param xml of a process or decision file
 * @param json of a form
 * @param fault why it could not be read
 */
public record ModelFile(
        String name,
        Kind kind,
        @Nullable XmlElement xml,
        @Nullable JsonNode json,
        @Nullable UnreadableModel fault) {

    public enum Kind {
        PROCESS,
        DECISION,
        FORM,
        PICTURE,
        OTHER
    }

    /** The name without its folders: what Modeler sends of {@code processes/playbooks/model-drift.bpmn}. */
    public String fileName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    public List<XmlElement> processes() {
        return defined(Kind.PROCESS, "process");
    }

    public List<XmlElement> decisions() {
        return defined(Kind.DECISION, "decision");
    }

    /** The id of the form, when the file is one. */
    public Optional<String> form() {
        return Optional.ofNullable(json).map(form -> form.path("id").asText());
    }

    public Stream<XmlElement> elements() {
        return Stream.ofNullable(xml).flatMap(XmlElement::all);
    }

    public Stream<XmlElement> elements(String elementName) {
        return elements().filter(element -> element.is(elementName));
    }

    /** Calls back for every component of a form, those inside groups too. */
    public void components(Consumer<JsonNode> visitor) {
        if (json != null) {
            visit(json, visitor);
        }
    }

    private List<XmlElement> defined(Kind wanted, String elementName) {
        return kind == wanted && xml != null ? xml.children(elementName) : List.of();
    }

    private static void visit(JsonNode node, Consumer<JsonNode> visitor) {
        for (var component : node.path("components")) {
            visitor.accept(component);
            visit(component, visitor);
        }
    }
}
