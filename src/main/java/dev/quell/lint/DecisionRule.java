package dev.quell.lint;

import dev.quell.lint.model.ModelFile;
import dev.quell.lint.model.XmlElement;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What every decision has, and that none asks for its own answer. */
final class DecisionRule implements Rule {

    private static final Pattern DAYS = Pattern.compile("P?[1-9]\\d*D?");

    @Override
    public void check(ModelFile file, Models models, Report.OfFile report) {
        if (file.kind() == ModelFile.Kind.DECISION && file.decisions().isEmpty()) {
            report.error("decision-none", "", 0, "the file holds no decision", "add one, or leave the file out");
        }
        var byId = file.decisions().stream()
                .collect(Collectors.toMap(XmlElement::id, Function.identity(), (first, second) -> first));
        for (var decision : file.decisions()) {
            check(decision, report);
            if (byId.get(decision.id()) != decision) {
                report.error(
                        "decision-id-twice",
                        decision,
                        "two decisions have the id " + decision.id(),
                        "give one another id");
            }
            checkRequired(decision, byId, report);
        }
    }

    private static void check(XmlElement decision, Report.OfFile report) {
        if (!decision.has("id")) {
            report.error(
                    "decision-id", decision, "the decision has no id", "give it one, in small letters with dashes");
        }
        if (decision.child("literalExpression").isPresent()
                && decision.child("variable").isEmpty()) {
            report.error(
                    "decision-variable",
                    decision,
                    "its expression has no variable that takes the answer",
                    "name the variable in Modeler, above the expression");
        }
        if (decision.label().isEmpty()) {
            report.warning("decision-name", decision, "the decision has no name", "say in a few words what it decides");
        }
        if (!DAYS.matcher(decision.attribute("historyTimeToLive")).matches()) {
            report.error(
                    "time-to-live",
                    decision,
                    "the decision does not say for how many days its history is kept",
                    "set the history time to live, for example P365D");
        }
    }

    private static void checkRequired(XmlElement decision, Map<String, XmlElement> byId, Report.OfFile report) {
        required(decision).stream()
                .filter(id -> !byId.containsKey(id))
                .forEach(id -> report.error(
                        "decision-missing",
                        decision,
                        "there is no decision " + id + " in the file",
                        "remove the arrow"));
        if (needsItself(decision, byId)) {
            report.error(
                    "decision-cycle",
                    decision,
                    "the decision needs its own answer, by way of the decisions that it requires",
                    "remove one of the arrows between them");
        }
    }

    private static boolean needsItself(XmlElement decision, Map<String, XmlElement> byId) {
        var visited = new HashSet<String>();
        var waiting = new ArrayDeque<>(required(decision));
        while (!waiting.isEmpty()) {
            var id = waiting.pop();
            if (byId.containsKey(id) && visited.add(id)) {
                waiting.addAll(required(byId.get(id)));
            }
        }
        return visited.contains(decision.id());
    }

    private static Set<String> required(XmlElement decision) {
        return decision.all("requiredDecision")
                .map(required -> required.attribute("href").replaceFirst("^#", ""))
                .collect(Collectors.toSet());
    }
}
