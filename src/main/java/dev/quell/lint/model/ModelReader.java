package dev.quell.lint.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;

/** Reads files as what their names say they are. */
public final class ModelReader {

    /** Bytes; the longest bundled model has a thirtieth of it. */
    public static final int LARGEST = 5 * 1024 * 1024;

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final List<String> DMN = List.of(
            "https://www.omg.org/spec/DMN/20191111/MODEL/",
            "http://www.omg.org/spec/DMN/20180521/MODEL/",
            "http://www.omg.org/spec/DMN/20151101/dmn.xsd");
    private static final int DEEPEST = 100;
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build());

    private ModelReader() {}

    /** Never fails: what cannot be read carries its {@linkplain ModelFile#fault() fault}. */
    public static ModelFile read(String name, byte[] content) {
        var kind = kind(name);
        try {
            return content(name, kind, content);
        } catch (UnreadableModel e) {
            return new ModelFile(name, kind, null, null, e);
        }
    }

    private static ModelFile content(String name, ModelFile.Kind kind, byte[] content) throws UnreadableModel {
        if (content.length > LARGEST) {
            throw new UnreadableModel(
                    "file-size", "the file has more than 5 MB", "draw smaller processes and call them", 0);
        }
        return switch (kind) {
            case PROCESS -> xml(name, kind, content, List.of(BPMN), "a process (BPMN 2.0)");
            case DECISION -> xml(name, kind, content, DMN, "a decision (DMN 1.1 to 1.3)");
            case FORM -> new ModelFile(name, kind, null, json(content), null);
            case PICTURE -> new ModelFile(name, kind, null, null, null);
            case OTHER ->
                throw new UnreadableModel(
                        "file-type",
                        "only processes (.bpmn), decisions (.dmn), forms (.form) and pictures (.png) can be deployed",
                        "take the file out of the deployment",
                        0);
        };
    }

    private static ModelFile xml(
            String name, ModelFile.Kind kind, byte[] content, List<String> namespaces, String expected)
            throws UnreadableModel {
        var root = XmlReader.read(content);
        if (!root.is("definitions") || !namespaces.contains(root.namespace())) {
            throw new UnreadableModel(
                    "file-unreadable", "the file is not " + expected, "save it again in Modeler", root.line());
        }
        return new ModelFile(name, kind, root, null, null);
    }

    private static JsonNode json(byte[] content) throws UnreadableModel {
        try {
            var form = JSON.readTree(content);
            if (form.isObject()) {
                return form;
            }
            throw noForm("it is no JSON object", 0);
        } catch (JsonProcessingException e) {
            throw noForm(e.getOriginalMessage(), line(e));
        } catch (IOException e) {
            throw noForm(String.valueOf(e.getMessage()), 0);
        }
    }

    private static UnreadableModel noForm(String why, int line) {
        return new UnreadableModel("file-unreadable", "the file is no form: " + why, "save it again in Modeler", line);
    }

    private static int line(JsonProcessingException fault) {
        var location = fault.getLocation();
        return location == null ? 0 : Math.max(0, location.getLineNr());
    }

    private static ModelFile.Kind kind(String name) {
        if (ends(name, ".bpmn", ".bpmn20.xml")) {
            return ModelFile.Kind.PROCESS;
        }
        if (ends(name, ".dmn", ".dmn11.xml")) {
            return ModelFile.Kind.DECISION;
        }
        if (ends(name, ".form")) {
            return ModelFile.Kind.FORM;
        }
        return ends(name, ".png") ? ModelFile.Kind.PICTURE : ModelFile.Kind.OTHER;
    }

    private static boolean ends(String name, String... endings) {
        return List.of(endings).stream().anyMatch(name::endsWith);
    }
}
