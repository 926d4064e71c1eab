package dev.quell.lint;

import dev.quell.lint.Catalogue.Bean;
import dev.quell.lint.model.ModelFile;
import dev.quell.lint.model.XmlElement;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** An error that is caught is thrown by somebody; one that is thrown is caught. */
final class ErrorRule implements Rule {

    private final Beans beans;

    ErrorRule(Beans beans) {
        this.beans = beans;
    }

    @Override
    public void check(ModelFile file, Models models, Report.OfFile report) {
        for (var process : file.processes()) {
            var graph = models.graph(process);
            graph.nodes().filter(ErrorRule::catches).forEach(catcher -> checkCatcher(catcher, graph, models, report));
            graph.nodes().filter(node -> beans.of(node).isPresent()).forEach(node -> checkThrower(node, graph, report));
        }
    }

    private void checkCatcher(XmlElement catcher, ProcessGraph graph, Models models, Report.OfFile report) {
        var code = codeOf(catcher);
        var source = source(catcher, graph);
        if (code.isEmpty() || source.isEmpty()) {
            return;
        }
        var thrown = thrownIn(source.get(), models, new HashSet<>());
        if (!thrown.contains(code.get())) {
            report.error(
                    "error-unthrown",
                    catcher,
                    "nobody throws the error " + code.get() + " here",
                    thrown.isEmpty() ? "remove the event" : "catch one of " + thrown);
        }
    }

    private void checkThrower(XmlElement node, ProcessGraph graph, Report.OfFile report) {
        var bean = beans.of(node).orElseThrow();
        if (node.attribute("isForCompensation").equals("true")) {
            return;
        }
        for (var code : bean.errorCodes()) {
            if (catchersOf(node, graph)
                    .noneMatch(catcher -> codeOf(catcher)
                            .filter(caught -> !caught.equals(code))
                            .isEmpty())) {
                report.warning(
                        "error-uncaught",
                        node,
                        "${" + bean.bean() + "} may end with the error " + code + ", which nobody catches",
                        "add a boundary error event " + code + " that leads to a person");
            }
        }
    }

    private static Stream<XmlElement> catchersOf(XmlElement node, ProcessGraph graph) {
        var scopes = Stream.concat(Stream.of(node), node.ancestors()).toList();
        var attached = scopes.stream().flatMap(scope -> graph.boundariesOf(scope).stream());
        var inside = scopes.stream()
                .flatMap(scope -> scope.children("subProcess").stream())
                .filter(inner -> inner.attribute("triggeredByEvent").equals("true"))
                .flatMap(inner -> inner.children("startEvent").stream());
        return Stream.concat(attached, inside).filter(ErrorRule::catches);
    }

    private static boolean catches(XmlElement node) {
        return (node.is("boundaryEvent") || node.is("startEvent"))
                && node.child("errorEventDefinition").isPresent();
    }

    /** Where the errors come from that the event catches. */
    private static Optional<XmlElement> source(XmlElement catcher, ProcessGraph graph) {
        return catcher.is("startEvent")
                ? catcher.parent().flatMap(XmlElement::parent)
                : graph.node(catcher.attribute("attachedToRef"));
    }

    private Set<String> thrownIn(XmlElement scope, Models models, Set<String> visited) {
        var codes = new LinkedHashSet<String>();
        scope.all().forEach(element -> {
            codes.addAll(beans.of(element).map(Bean::errorCodes).orElse(List.of()));
            if (element.is("endEvent")) {
                codeOf(element).ifPresent(codes::add);
            }
            if (element.is("callActivity")) {
                models.calledBy(element).stream()
                        .filter(called -> visited.add(called.id()))
                        .forEach(called -> codes.addAll(thrownIn(called, models, visited)));
            }
        });
        return codes;
    }

    /** Empty when the event has no error, or catches every one. */
    private static Optional<String> codeOf(XmlElement event) {
        return event.child("errorEventDefinition")
                .map(definition -> definition.attribute("errorRef"))
                .flatMap(reference -> root(event).children("error").stream()
                        .filter(error -> error.id().equals(reference))
                        .findFirst())
                .map(error -> error.attribute("errorCode"));
    }

    private static XmlElement root(XmlElement element) {
        return element.ancestors().reduce(element, (inner, outer) -> outer);
    }
}
