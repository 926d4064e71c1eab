package dev.quell.diagnostics.statistics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The columns and expected figures that make_fixtures.py wrote. */
final class Fixtures {

    /** One pair of windows; {@code expected} is JSON null when there is nothing to compare. */
    record Case(String name, Column reference, Column current, JsonNode expected, JsonNode missing) {

        NumericColumn numericReference() {
            return (NumericColumn) reference;
        }

        NumericColumn numericCurrent() {
            return (NumericColumn) current;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private Fixtures() {}

    static JsonNode read(String file) {
        try (var in = Fixtures.class.getResourceAsStream("/dev/quell/diagnostics/" + file)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Case> cases() {
        return StreamSupport.stream(read("drift-fixtures.json").get("cases").spliterator(), false)
                .map(Fixtures::toCase);
    }

    private static Case toCase(JsonNode node) {
        var numeric = node.get("numeric").asBoolean();
        return new Case(
                node.get("name").asText(),
                column(node.get("reference"), numeric),
                column(node.get("current"), numeric),
                node.get("expected"),
                node.get("missing"));
    }

    private static Column column(JsonNode node, boolean numeric) {
        if (!numeric) {
            return CategoryColumn.of("feature", texts(node));
        }
        return NumericColumn.of("feature", node.isObject() ? generated(node) : listed(node), 0);
    }

    private static List<String> texts(JsonNode node) {
        var texts = new ArrayList<String>();
        node.forEach(value -> texts.add(value.isNull() ? null : value.asText()));
        return texts;
    }

    private static double[] listed(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false)
                .mapToDouble(value -> value.isNull() ? Double.NaN : value.doubleValue())
                .toArray();
    }

    /** The same generator as {@code generate} in make_fixtures.py, bit by bit. */
    private static double[] generated(JsonNode spec) {
        var state = spec.get("seed").asLong();
        var of = spec.get("of").asInt();
        var values = new double[spec.get("n").asInt()];
        for (var i = 0; i < values.length; i++) {
            var total = 0.0;
            for (var k = 0; k < of; k++) {
                state = state * 6364136223846793005L + 1442695040888963407L;
                total += (state >>> 11) / 0x1p53;
            }
            var value = total / of;
            if (spec.has("levels")) {
                value = Math.floor(value * spec.get("levels").asInt())
                        / spec.get("levels").asInt();
            }
            values[i] = value * spec.get("scale").asDouble() + spec.get("shift").asDouble();
        }
        return values;
    }
}
