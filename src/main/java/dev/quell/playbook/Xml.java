package dev.quell.playbook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Reads a deployed model as XML and nothing that it refers to. */
final class Xml {

    private Xml() {}

    /** @throws IllegalArgumentException when it is not well-formed or brings a document type of its own */
    static Element root(byte[] content) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(content))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalArgumentException("The model is not well-formed XML", e);
        }
    }

    static Stream<Element> children(Element parent) {
        var nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }

    static Stream<Element> children(Element parent, String name) {
        return children(parent).filter(child -> name.equals(child.getLocalName()));
    }

    static Stream<Element> descendants(Element parent) {
        return children(parent).flatMap(child -> Stream.concat(Stream.of(child), descendants(child)));
    }

    static Stream<Attr> attributes(Element element) {
        var attributes = element.getAttributes();
        return IntStream.range(0, attributes.getLength())
                .mapToObj(attributes::item)
                .map(Attr.class::cast)
                .filter(attribute -> !XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI()));
    }

    /** The text of the element itself, without that of its children, with single spaces. */
    static String text(Element element) {
        var nodes = element.getChildNodes();
        var text = new StringBuilder();
        for (var index = 0; index < nodes.getLength(); index++) {
            var type = nodes.item(index).getNodeType();
            if (type == Node.TEXT_NODE || type == Node.CDATA_SECTION_NODE) {
                text.append(nodes.item(index).getNodeValue());
            }
        }
        return text.toString().strip().replaceAll("\\s+", " ");
    }

    static String nameOrId(Element element) {
        var name = element.getAttribute("name").strip().replaceAll("\\s+", " ");
        return name.isEmpty() ? element.getAttribute("id") : name;
    }

    /** {@code callActivity} as {@code call activity}. */
    static String words(String camelCase) {
        return camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
