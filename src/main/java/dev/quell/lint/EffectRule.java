package dev.quell.lint;

import dev.quell.lint.Catalogue.Bean;
import dev.quell.lint.model.ModelFile;
import dev.quell.lint.model.XmlElement;

/**
 * A step that leaves Quell can fail at any time: there is a save point before it, it is repeated, a person goes on by
 * hand when that does not help, and what can be taken back is.
 */
final class EffectRule implements Rule {

    private final Beans beans;

    EffectRule(Beans beans) {
        this.beans = beans;
    }

    @Override
    public void check(ModelFile file, Models models, Report.OfFile report) {
        for (var process : file.processes()) {
            var graph = models.graph(process);
            graph.nodes()
                    .forEach(node -> beans.of(node)
                            .filter(Bean::leavesQuell)
                            .ifPresent(bean -> check(node, bean, graph, report)));
        }
    }

    private void check(XmlElement node, Bean bean, ProcessGraph graph, Report.OfFile report) {
        if (!node.attribute("asyncBefore").equals("true")) {
            report.error(
                    "effect-save-point",
                    node,
                    "${" + bean.bean() + "} leaves Quell without a save point before it",
                    "tick Asynchronous before");
        }
        if (node.extensions("failedJobRetryTimeCycle").stream()
                .allMatch(cycle -> cycle.text().isEmpty())) {
            report.error(
                    "effect-retries",
                    node,
                    "${" + bean.bean() + "} is not repeated when the other side does not answer",
                    "set the retry time cycle, for example R4/PT15S");
        }
        if (bean.acts() && !hasFallback(node, graph)) {
            report.error(
                    "effect-by-hand",
                    node,
                    "when ${" + bean.bean() + "} fails, nobody goes on by hand",
                    "add a boundary error event " + bean.errorCodes() + " that leads to a user task");
        }
        checkUndo(node, bean, graph, report);
    }

    private static boolean hasFallback(XmlElement node, ProcessGraph graph) {
        return graph.boundariesOf(node).stream()
                .filter(boundary -> boundary.child("errorEventDefinition").isPresent())
                .anyMatch(boundary -> graph.reachable(graph.after(boundary), held -> false).stream()
                        .anyMatch(next -> next.is("userTask")));
    }

    private void checkUndo(XmlElement node, Bean bean, ProcessGraph graph, Report.OfFile report) {
        var undo = bean.undo();
        if (undo == null) {
            return;
        }
        var compensated = graph.boundariesOf(node).stream()
                .filter(boundary -> boundary.child("compensateEventDefinition").isPresent())
                .flatMap(boundary -> graph.associatedWith(boundary).stream())
                .anyMatch(handler -> beans.of(handler)
                        .filter(taken -> taken.bean().equals(undo))
                        .isPresent());
        if (!compensated) {
            report.error(
                    "effect-undo",
                    node,
                    "what ${" + bean.bean() + "} changes is not taken back when the incident is stood down",
                    "add a compensation event with the task ${" + undo + "}");
        }
    }
}
