package dev.quell.lint;

import dev.quell.lint.model.ModelFile;
import dev.quell.lint.model.XmlElement;
import dev.quell.lint.process.Expression;
import java.util.regex.Pattern;

/** What a process calls and asks is there, in the newest version. */
final class ReferenceRule implements Rule {

    private static final Pattern OWN_KEY = Pattern.compile("[#$]\\{execution\\.processBusinessKey}");

    @Override
    public void check(ModelFile file, Models models, Report.OfFile report) {
        for (var process : file.processes()) {
            process.all("callActivity").forEach(call -> checkCall(call, models, report));
            process.all("businessRuleTask").forEach(task -> checkDecision(task, models, report));
            process.all("startEvent").forEach(start -> checkStartForm(start, models, report));
            process.all("sequenceFlow").forEach(flow -> checkFlow(flow, models.graph(process), report));
        }
    }

    private static void checkCall(XmlElement call, Models models, Report.OfFile report) {
        var called = call.attribute("calledElement");
        if (called.isBlank()) {
            report.error("call-missing", call, "it calls nothing", "name the process to call");
        } else if (models.calledBy(call).isEmpty() && (!Expression.isIn(called) || called.contains("playbookPart"))) {
            report.error(
                    "call-missing", call, "there is no process " + called, "deploy it with this one, or call another");
        }
        checkBusinessKey(call, report);
    }

    /** Any other key would let a process, and the rehearsal of a draft, work for an incident that is not its own. */
    private static void checkBusinessKey(XmlElement call, Report.OfFile report) {
        var keys = call.extensions("in").stream()
                .filter(mapping -> mapping.has("businessKey"))
                .map(mapping -> mapping.attribute("businessKey"))
                .toList();
        if (keys.isEmpty() || !keys.stream().allMatch(OWN_KEY.asMatchPredicate())) {
            report.error(
                    "call-business-key",
                    call,
                    keys.isEmpty()
                            ? "the called process would not know its incident"
                            : "the called process would work for another incident",
                    "hand on the business key: #{execution.processBusinessKey}");
        }
    }

    private static void checkDecision(XmlElement task, Models models, Report.OfFile report) {
        var decision = task.attribute("decisionRef");
        if (decision.isBlank() && !task.has("delegateExpression")) {
            report.error("decision-missing", task, "it asks no decision", "name the decision");
        } else if (!decision.isBlank()
                && !Expression.isIn(decision)
                && models.decision(decision).isEmpty()) {
            report.error(
                    "decision-missing",
                    task,
                    "there is no decision " + decision,
                    "deploy it with the process, or ask another");
        }
    }

    private static void checkStartForm(XmlElement start, Models models, Report.OfFile report) {
        var form = start.attribute("formRef");
        if (!form.isBlank() && models.form(form).isEmpty()) {
            report.error(
                    "form-missing", start, "there is no form " + form, "deploy it with the process, or choose another");
        }
    }

    private static void checkFlow(XmlElement flow, ProcessGraph graph, Report.OfFile report) {
        if (graph.node(flow.attribute("sourceRef")).isEmpty()
                || graph.node(flow.attribute("targetRef")).isEmpty()) {
            report.error(
                    "flow-loose", flow, "the arrow begins or ends at nothing", "draw it from one element to another");
        }
    }
}
