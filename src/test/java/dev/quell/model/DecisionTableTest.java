package dev.quell.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Reads a decision as a table of examples: {@code input | input -> output | output}, a line a case, names in the first
 * line. Several results of a COLLECT table are separated by {@code ;}, and {@code null} is a missing value.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class DecisionTableTest {

    private final DecisionFile decision;
    private final int rules;

    /** By inputs: a table answers the same to the same, and an evaluation takes milliseconds. */
    private final Map<Map<String, Object>, List<Map<String, Object>>> answers = new HashMap<>();

    DecisionTableTest(String id, int rules) {
        this(DecisionFile.named(id), rules);
    }

    DecisionTableTest(DecisionFile decision, int rules) {
        this.decision = decision;
        this.rules = rules;
    }

    /** The examples; together they must fire every rule. */
    abstract String examples();

    /** Every value an input can take; for numbers the values at and around each border. */
    abstract Map<String, List<?>> domain();

    @TestFactory
    Stream<DynamicTest> decidesAsInTheExamples() {
        return examples(examples())
                .map(example -> DynamicTest.dynamicTest(example.line, () -> {
                    assertThat(decision.evaluate(example.inputs))
                            .as(example.line)
                            .extracting(row -> described(row, example.outputNames))
                            .containsExactlyInAnyOrderElementsOf(example.outputs);
                }));
    }

    @Test
    void hasAnExampleForEveryRule() {
        var fired = new LinkedHashSet<String>();
        examples(examples()).forEach(example -> {
            decision.evaluate(example.inputs);
            fired.addAll(decision.firedRules());
        });
        assertThat(fired)
                .containsExactlyInAnyOrderElementsOf(
                        decision.rules().stream().map(Rule::getId).toList());
    }

    @Test
    void hasTheRulesThatAreKnownHere() {
        assertThat(decision.rules())
                .as("a rule came or went: add its example, then pin the new number")
                .hasSize(rules);
    }

    @Test
    void answersEveryCombinationOfInputs() {
        var single = decision.table().getHitPolicy() != HitPolicy.COLLECT;
        combinations().forEach(inputs -> {
            var results = evaluate(inputs);
            assertThat(results).as("no rule holds for %s", inputs).isNotEmpty();
            if (single) {
                assertThat(results).as("%s", inputs).hasSize(1);
            }
        });
    }

    final List<Map<String, Object>> evaluate(Map<String, Object> inputs) {
        return answers.computeIfAbsent(inputs, decision::evaluate);
    }

    final List<Map<String, Object>> combinations() {
        List<Map<String, Object>> all = List.of(Map.of());
        for (var input : domain().entrySet()) {
            var next = new ArrayList<Map<String, Object>>();
            for (var partial : all) {
                for (var value : input.getValue()) {
                    var inputs = new LinkedHashMap<>(partial);
                    inputs.put(input.getKey(), value);
                    next.add(inputs);
                }
            }
            all = next;
        }
        return all;
    }

    private static String described(Map<String, Object> row, List<String> outputs) {
        return String.join(
                " | ",
                outputs.stream().map(name -> String.valueOf(row.get(name))).toList());
    }

    private Stream<Example> examples(String text) {
        var lines = text.strip().lines().toList();
        var names = sides(lines.get(0));
        return lines.stream().skip(1).map(line -> example(names, line));
    }

    private Example example(List<List<String>> names, String line) {
        var arrow = line.indexOf("->");
        var values = cells(line.substring(0, arrow));
        var inputs = new LinkedHashMap<String, Object>();
        for (var i = 0; i < values.size(); i++) {
            inputs.put(names.get(0).get(i), typed(names.get(0).get(i), values.get(i)));
        }
        var outputs = Arrays.stream(line.substring(arrow + 2).split(";", -1))
                .map(result -> String.join(" | ", cells(result)))
                .toList();
        return new Example(line.strip(), inputs, names.get(1), outputs);
    }

    private Object typed(String input, String value) {
        if (value.equals("null")) {
            return null;
        }
        return switch (decision.inputTypes().getOrDefault(input, "string")) {
            case "boolean" -> Boolean.valueOf(value);
            case "integer" -> Integer.valueOf(value);
            case "double" -> Double.valueOf(value);
            default -> value;
        };
    }

    private static List<List<String>> sides(String line) {
        return Arrays.stream(line.split("->")).map(DecisionTableTest::cells).toList();
    }

    private static List<String> cells(String text) {
        return Arrays.stream(text.split("\\|")).map(String::strip).toList();
    }

    private record Example(String line, Map<String, Object> inputs, List<String> outputNames, List<String> outputs) {}
}
