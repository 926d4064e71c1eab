package dev.quell.lint;

import dev.quell.lint.model.ModelFile;
import dev.quell.lint.model.XmlElement;
import dev.quell.lint.table.TableCheck;
import dev.quell.lint.table.TableCheck.Input;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** A table that is to have one answer has one: not two for an input, and not none. */
final class TableRule implements Rule {

    private static final int MOST_OVERLAPS = 5;
    private static final Set<String> ONE_ANSWER = Set.of("UNIQUE", "FIRST", "ANY", "PRIORITY");

    @Override
    public void check(ModelFile file, Models models, Report.OfFile report) {
        file.decisions().stream()
                .flatMap(decision -> decision.children("decisionTable").stream())
                .forEach(table -> check(table, report));
    }

    private static void check(XmlElement table, Report.OfFile report) {
        checkTypes(table, report);
        var policy = table.has("hitPolicy") ? table.attribute("hitPolicy") : "UNIQUE";
        if (!ONE_ANSWER.contains(policy)) {
            return;
        }
        var rules = table.children("rule");
        var found = TableCheck.of(inputs(table, rules), rules.size());
        if (found.isEmpty()) {
            unchecked(table, "it holds more than texts, numbers, ranges and lists of them", report);
            return;
        }
        var check = found.get();
        if (policy.equals("UNIQUE")) {
            check.overlaps().stream()
                    .limit(MOST_OVERLAPS)
                    .forEach(overlap -> report.error(
                            "decision-overlap",
                            rules.get(overlap.second()),
                            "rules " + (overlap.first() + 1) + " and " + (overlap.second() + 1) + " both hold for "
                                    + overlap.example(),
                            "narrow one of them, or choose the hit policy FIRST"));
        }
        check.gap()
                .ifPresent(example -> report.error(
                        "decision-gap",
                        table,
                        "no rule holds for " + example,
                        "add a rule for it, or list the values that the input allows"));
        if (check.gaveUp()) {
            unchecked(table, "it has too many combinations", report);
        }
    }

    private static void unchecked(XmlElement table, String why, Report.OfFile report) {
        report.warning(
                "decision-unchecked",
                table,
                "whether every input has exactly one answer was not checked: " + why,
                "try the table with the inputs that matter");
    }

    private static void checkTypes(XmlElement table, Report.OfFile report) {
        table.children("input").stream()
                .filter(input -> input.child("inputExpression")
                        .filter(expression -> expression.has("typeRef"))
                        .isEmpty())
                .forEach(input -> report.warning(
                        "decision-type", input, "the input has no type", "choose one, for example string"));
    }

    private static List<Input> inputs(XmlElement table, List<XmlElement> rules) {
        var inputs = table.children("input");
        return IntStream.range(0, inputs.size())
                .mapToObj(column -> {
                    var input = inputs.get(column);
                    var type = input.child("inputExpression").map(expression -> expression.attribute("typeRef"));
                    var allowed = input.child("inputValues").map(TableRule::text);
                    var cells = rules.stream()
                            .map(rule -> cell(rule.children("inputEntry"), column))
                            .toList();
                    return new Input(input.attribute("label"), type.orElse(""), allowed.orElse(""), cells);
                })
                .toList();
    }

    private static String cell(List<XmlElement> entries, int column) {
        return column < entries.size() ? text(entries.get(column)) : "";
    }

    private static String text(XmlElement element) {
        return element.child("text").map(XmlElement::text).orElse("");
    }
}
