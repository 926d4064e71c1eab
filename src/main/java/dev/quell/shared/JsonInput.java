package dev.quell.shared;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads JSON from outside without trusting it: no unknown or repeated fields, no silent conversion between types, bounded
 * depth. Every refusal is a {@link Problem} (400) that names the field as {@code alerts[3].labels.model}.
 */
public final class JsonInput {

    /** Deepest nesting that is read; alerts and systems need fewer than ten levels. */
    public static final int MAX_DEPTH = 64;

    private static final int MAX_ERRORS = 20;

    private static final JsonMapper MAPPER = mapper();

    private JsonInput() {}

    /** Reads {@code body} as {@code type}; unknown fields are refused. */
    public static <T> T read(byte[] body, Class<T> type) {
        var tree = tree(body);
        refuseNul(tree);
        return convert(tree, type, "");
    }

    /**
     * Reads {@code body} as one {@code type} or a list of them; the faults of all entries are reported together.
     *
     * @param most how many entries are taken at once
     */
    public static <T> List<T> readMany(byte[] body, Class<T> type, int most) {
        var tree = tree(body);
        refuseNul(tree);
        if (!tree.isArray()) {
            return List.of(convert(tree, type, ""));
        }
        if (tree.size() > most) {
            throw Problem.tooLarge("The list has " + tree.size() + " entries; send at most " + most + " at once");
        }
        var read = new ArrayList<T>();
        var errors = new ArrayList<Problem.FieldError>();
        for (var i = 0; i < tree.size() && errors.size() < MAX_ERRORS; i++) {
            try {
                read.add(convert(tree.get(i), type, "[" + i + "]"));
            } catch (Problem problem) {
                errors.addAll(problem.errors());
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return read;
    }

    /** Parses one JSON value and nothing after it. */
    public static JsonNode tree(byte[] body) {
        try {
            var tree = MAPPER.readTree(body);
            if (tree == null || tree.isMissingNode()) {
                throw Problem.invalid("body", "is empty; send one JSON value");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw Problem.invalid("body", "is not JSON: " + firstLine(e.getOriginalMessage()) + at(e));
        } catch (IOException e) {
            throw Problem.invalid("body", "is not JSON text in UTF-8");
        }
    }

    /** @param path where {@code tree} stands in the body, empty for the whole body */
    public static <T> T convert(JsonNode tree, Class<T> type, String path) {
        if (!tree.isObject()) {
            throw Problem.invalid(path.isEmpty() ? "body" : path, "must be a JSON object");
        }
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (UnrecognizedPropertyException e) {
            throw Problem.invalid(join(path, e), "is not a known field; known are " + known(e));
        } catch (JsonMappingException e) {
            throw Problem.invalid(join(path, e), JsonRemedy.of(e));
        } catch (JsonProcessingException e) {
            throw Problem.invalid("body", firstLine(e.getOriginalMessage()));
        }
    }

    /** PostgreSQL cannot store U+0000 in any text, so it is refused at the door. */
    public static void refuseNul(JsonNode tree) {
        var errors = new ArrayList<Problem.FieldError>();
        findNul(tree, "", errors);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors.subList(0, Math.min(errors.size(), MAX_ERRORS)));
        }
    }

    private static void findNul(JsonNode node, String path, List<Problem.FieldError> errors) {
        if (node.isTextual() && node.textValue().indexOf('\0') >= 0) {
            errors.add(nul(path));
        }
        for (var i = 0; i < (node.isArray() ? node.size() : 0); i++) {
            findNul(node.get(i), path + "[" + i + "]", errors);
        }
        node.properties().forEach(field -> {
            var name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            if (field.getKey().indexOf('\0') >= 0) {
                errors.add(nul(name.replace("\0", "\\u0000")));
            }
            findNul(field.getValue(), name, errors);
        });
    }

    private static Problem.FieldError nul(String path) {
        return new Problem.FieldError(path.isEmpty() ? "body" : path, "holds the character U+0000; remove it");
    }

    private static String join(String path, JsonMappingException e) {
        var inner = new StringBuilder(path);
        for (var step : e.getPath()) {
            if (step.getFieldName() == null) {
                inner.append('[').append(step.getIndex()).append(']');
            } else {
                inner.append(inner.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return inner.isEmpty() ? "body" : inner.toString();
    }

    private static String known(UnrecognizedPropertyException e) {
        return e.getKnownPropertyIds().stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static String at(JsonProcessingException e) {
        var location = e.getLocation();
        return location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("unreadable");
    }

    private static JsonMapper mapper() {
        var mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(new Jdk8Module())
                .enable(
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        textual -> Arrays.asList(
                                        CoercionInputShape.Integer,
                                        CoercionInputShape.Float,
                                        CoercionInputShape.Boolean)
                                .forEach(shape -> textual.setCoercion(shape, CoercionAction.Fail)))
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNumberLength(100)
                        .build());
        return mapper;
    }
}
