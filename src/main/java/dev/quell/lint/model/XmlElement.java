package dev.quell.lint.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An element of a model, with the line on which it begins. Names are without their prefix. */
public final class XmlElement {

    /** @param namespace empty for an attribute without a prefix */
    public record Attribute(String namespace, String name, String value) {}

    private final String namespace;
    private final String name;
    private final int line;
    private final List<Attribute> attributes;
    private final @Nullable XmlElement parent;
    private final List<XmlElement> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    XmlElement(String namespace, String name, int line, List<Attribute> attributes, @Nullable XmlElement parent) {
        this.namespace = namespace;
        this.name = name;
        this.line = line;
        this.attributes = attributes;
        this.parent = parent;
        if (parent != null) {
            parent.children.add(this);
        }
    }

    void append(char[] characters, int start, int length) {
        text.append(characters, start, length);
    }

    public String namespace() {
        return namespace;
    }

    public String name() {
        return name;
    }

    public boolean is(String other) {
        return name.equals(other);
    }

    public int line() {
        return line;
    }

    public String id() {
        return attribute("id");
    }

    public String label() {
        return attribute("name").strip();
    }

    /** The text directly in the element, without surrounding space. */
    public String text() {
        return text.toString().strip();
    }

    public List<Attribute> attributes() {
        return attributes;
    }

    /** The value of the first attribute of that name in any namespace; empty when there is none. */
    public String attribute(String wanted) {
        return attributes.stream()
                .filter(attribute -> attribute.name().equals(wanted))
                .map(Attribute::value)
                .findFirst()
                .orElse("");
    }

    public boolean has(String wanted) {
        return !attribute(wanted).isBlank();
    }

    public Optional<XmlElement> parent() {
        return Optional.ofNullable(parent);
    }

    public List<XmlElement> children() {
        return children;
    }

    public List<XmlElement> children(String wanted) {
        return children.stream().filter(child -> child.is(wanted)).toList();
    }

    public Optional<XmlElement> child(String wanted) {
        return children.stream().filter(child -> child.is(wanted)).findFirst();
    }

    /** The children of that name inside the element's {@code extensionElements}. */
    public List<XmlElement> extensions(String wanted) {
        return child("extensionElements").map(all -> all.children(wanted)).orElse(List.of());
    }

    /** The element and everything in it, in the order of the file. */
    public Stream<XmlElement> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(XmlElement::all));
    }

    public Stream<XmlElement> all(String wanted) {
        return all().filter(element -> element.is(wanted));
    }

    /** The elements around it, innermost first. */
    public Stream<XmlElement> ancestors() {
        return Stream.iterate(parent(), Optional::isPresent, outer -> outer.flatMap(XmlElement::parent))
                .map(Optional::get);
    }
}
