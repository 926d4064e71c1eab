package dev.quell.lint;

import dev.quell.lint.model.ModelFile;
import dev.quell.lint.model.XmlElement;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that runs is drawn: whoever reads the picture, and whoever approves it, sees everything. */
final class DiagramRule implements Rule {

    private static final String RULE = "diagram";

    @Override
    public void check(ModelFile file, Models models, Report.OfFile report) {
        switch (file.kind()) {
            case PROCESS -> checkProcess(file, report);
            case DECISION -> checkDecision(file, report);
            default -> {
                // nothing else is drawn
            }
        }
    }

    private static void checkProcess(ModelFile file, Report.OfFile report) {
        var drawn = drawn(file, "BPMNShape", "bpmnElement");
        drawn.addAll(drawn(file, "BPMNEdge", "bpmnElement"));
        if (drawn.isEmpty()) {
            report.error(RULE, "", 0, "the file has no diagram", "draw the process in Modeler");
            return;
        }
        file.processes().stream()
                .flatMap(XmlElement::all)
                .filter(element -> ProcessGraph.isNode(element) || element.is("sequenceFlow"))
                .filter(element -> !drawn.contains(element.id()))
                .forEach(element -> report.error(
                        RULE, element, "it is not in the diagram", "delete it, or draw it where people can see it"));
    }

    private static void checkDecision(ModelFile file, Report.OfFile report) {
        var drawn = drawn(file, "DMNShape", "dmnElementRef");
        file.decisions().stream()
                .filter(decision -> !drawn.contains(decision.id()))
                .forEach(decision -> report.warning(
                        RULE, decision, "it is not in the diagram", "open the file in Modeler and save it"));
    }

    private static Set<String> drawn(ModelFile file, String shape, String reference) {
        return Stream.of(shape)
                .flatMap(file::elements)
                .map(element -> element.attribute(reference))
                .collect(Collectors.toSet());
    }
}
