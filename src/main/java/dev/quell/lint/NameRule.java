package dev.quell.lint;

import dev.quell.lint.model.ModelFile;
import dev.quell.lint.model.XmlElement;
import java.util.regex.Pattern;

/** Names that a person can read at three in the morning, and ids that stay the same when the process is drawn anew. */
final class NameRule implements Rule {

    private static final Pattern GENERATED =
            Pattern.compile("(Activity|Gateway|Event|Flow|Task|StartEvent|EndEvent|SequenceFlow)_[0-9a-z]{6,7}");

    @Override
    public void check(ModelFile file, Models models, Report.OfFile report) {
        for (var process : file.processes()) {
            models.graph(process).nodes().forEach(node -> check(node, models.graph(process), report));
        }
    }

    private static void check(XmlElement node, ProcessGraph graph, Report.OfFile report) {
        if (node.label().isEmpty() && needsName(node, graph)) {
            report.warning("element-name", node, "it has no name", hint(node));
        }
        if (GENERATED.matcher(node.id()).matches()) {
            report.warning(
                    "element-id",
                    node,
                    "its id was made up by the Modeler",
                    "choose one, for example " + node.name() + "_rollBackModel");
        }
    }

    private static boolean needsName(XmlElement node, ProcessGraph graph) {
        return !node.name().endsWith("Gateway")
                || graph.after(node).size() > 1 && !node.is("parallelGateway") && !node.is("eventBasedGateway");
    }

    private static String hint(XmlElement node) {
        if (node.name().endsWith("Gateway")) {
            return "name it as a question";
        }
        return node.name().endsWith("Event") ? "name the state that is reached" : "name it by a verb and an object";
    }
}
