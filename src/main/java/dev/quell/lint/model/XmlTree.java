package dev.quell.lint.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Builds the tree of a model while it is read, within bounds that no real model reaches. */
final class XmlTree extends DefaultHandler {

    private static final int MOST_ELEMENTS = 20_000;
    private static final int DEEPEST = 100;

    private final Deque<XmlElement> open = new ArrayDeque<>();
    private @Nullable XmlElement root;
    private @Nullable Locator locator;
    private int elements;

    XmlElement root() throws SAXException {
        if (root == null) {
            throw new SAXException("it is empty");
        }
        return root;
    }

    @Override
    public void setDocumentLocator(Locator locator) {
        this.locator = locator;
    }

    @Override
    public void startElement(String namespace, String name, String qualifiedName, Attributes attributes)
            throws SAXException {
        if (++elements > MOST_ELEMENTS || open.size() > DEEPEST) {
            throw new SAXParseException(
                    "more than " + MOST_ELEMENTS + " elements, or more than " + DEEPEST + " inside each other",
                    locator);
        }
        var line = locator == null ? 0 : locator.getLineNumber();
        var element = new XmlElement(namespace, name, line, list(attributes), open.peek());
        if (root == null) {
            root = element;
        }
        open.push(element);
    }

    @Override
    public void endElement(String namespace, String name, String qualifiedName) {
        open.pop();
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        open.element().append(characters, start, length);
    }

    private static List<XmlElement.Attribute> list(Attributes attributes) {
        var list = new ArrayList<XmlElement.Attribute>();
        for (var i = 0; i < attributes.getLength(); i++) {
            list.add(
                    new XmlElement.Attribute(attributes.getURI(i), attributes.getLocalName(i), attributes.getValue(i)));
        }
        return list;
    }
}
