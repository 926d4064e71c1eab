package dev.quell.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/**
 * One bundled model: its path in the pack, its content, and the ids of what it defines.
 *
 * @param name path below the class path root, for example {@code processes/playbooks/model-drift.bpmn}
 */
record PackResource(String name, byte[] content, ModelKind kind, List<String> ids) {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final XMLInputFactory XML = XMLInputFactory.newFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    }

    static PackResource read(String name, byte[] content) throws IOException {
        if (name.endsWith(".bpmn")) {
            return new PackResource(name, content, ModelKind.PROCESS, ids(content, "process"));
        }
        if (name.endsWith(".dmn")) {
            return new PackResource(name, content, ModelKind.DECISION, ids(content, "decision"));
        }
        var id = JSON.readTree(content).path("id").asText();
        return new PackResource(name, content, ModelKind.FORM, List.of(id));
    }

    /** Reads no more than needed: every start does this for the whole pack, and the engine checks what it deploys. */
    private static List<String> ids(byte[] content, String element) throws IOException {
        var ids = new ArrayList<String>();
        try {
            var reader = XML.createXMLStreamReader(new ByteArrayInputStream(content));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals(element)) {
                    ids.add(reader.getAttributeValue(null, "id"));
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        return ids;
    }
}
