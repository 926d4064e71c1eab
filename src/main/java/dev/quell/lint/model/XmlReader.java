package dev.quell.lint.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads XML without a document type, and so without entities that grow or that read files. */
final class XmlReader {

    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";
    private static final SAXParserFactory FACTORY = factory();

    private XmlReader() {}

    static XmlElement read(byte[] content) throws UnreadableModel {
        var handler = new XmlTree();
        try {
            FACTORY.newSAXParser().parse(new InputSource(new ByteArrayInputStream(content)), handler);
            return handler.root();
        } catch (SAXParseException e) {
            throw refused(e);
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new UnreadableModel(
                    "file-unreadable", "the file is no XML: " + e.getMessage(), "save it again in Modeler", 0);
        }
    }

    private static UnreadableModel refused(SAXParseException fault) {
        if (String.valueOf(fault.getMessage()).contains("DOCTYPE")) {
            return new UnreadableModel(
                    "file-doctype",
                    "the file has a document type, which can read other files or grow without end",
                    "remove the line that begins with <!DOCTYPE",
                    fault.getLineNumber());
        }
        return new UnreadableModel(
                "file-unreadable",
                "the file is no well-formed XML: " + fault.getMessage(),
                "save it again in Modeler",
                Math.max(0, fault.getLineNumber()));
    }

    private static SAXParserFactory factory() {
        try {
            // the JDK's own, whatever parser lies on the class path
            var factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(NO_DOCTYPE, true);
            return factory;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(e);
        }
    }
}
