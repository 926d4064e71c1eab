package dev.quell.lint;

import dev.quell.lint.Catalogue.Bean;
import dev.quell.lint.model.ModelFile;
import dev.quell.lint.model.XmlElement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A bean finds what it needs: a form of the process asks for it, a step before gives it, or whoever calls the process
 * hands it on. A process that nobody calls may be started with anything, and is not looked at.
 */
final class InputRule implements Rule {

    private final Beans beans;

    InputRule(Beans beans) {
        this.beans = beans;
    }

    @Override
    public void check(ModelFile file, Models models, Report.OfFile report) {
        for (var process : file.processes()) {
            var callers = models.callersOf(process.id());
            if (!callers.isEmpty() && callers.stream().noneMatch(InputRule::handsOnEverything)) {
                var provided = provided(process, models, callers);
                models.graph(process)
                        .nodes()
                        .forEach(node -> beans.around(node).forEach(bean -> check(node, bean, provided, report)));
            }
        }
    }

    private static void check(XmlElement node, Bean bean, Set<String> provided, Report.OfFile report) {
        bean.inputs().stream()
                .filter(input -> input.required() && !provided.contains(input.name()))
                .forEach(input -> report.error(
                        "bean-input",
                        node,
                        "${" + bean.bean() + "} needs the variable " + input.name() + " (" + input.says()
                                + ") and nothing gives it",
                        "add an input parameter " + input.name() + ", ask for it in a form, or hand it on from "
                                + "where the process is called"));
    }

    private static boolean handsOnEverything(XmlElement call) {
        return call.extensions("in").stream()
                .anyMatch(mapping -> mapping.attribute("variables").equals("all"));
    }

    private Set<String> provided(XmlElement process, Models models, List<XmlElement> callers) {
        var names = new HashSet<String>();
        callers.forEach(call -> call.extensions("in").forEach(mapping -> names.add(mapping.attribute("target"))));
        process.all().forEach(element -> names.addAll(setBy(element, models)));
        return names;
    }

    private List<String> setBy(XmlElement element, Models models) {
        return switch (element.name()) {
            case "inputParameter", "outputParameter" -> List.of(element.attribute("name"));
            case "out" -> List.of(element.attribute("target"));
            case "taskListener", "executionListener" -> given(element);
            default ->
                Stream.of(
                                given(element).stream(),
                                formKeys(element, models),
                                Stream.of("resultVariable", "elementVariable", "errorMessageVariable")
                                        .map(element::attribute))
                        .flatMap(names -> names)
                        .toList();
        };
    }

    private List<String> given(XmlElement element) {
        return beans.of(element).map(Bean::outputs).orElse(List.of());
    }

    private static Stream<String> formKeys(XmlElement element, Models models) {
        var keys = new HashSet<String>();
        models.form(element.attribute("formRef"))
                .ifPresent(form -> form.components(
                        component -> keys.add(component.path("key").asText())));
        return keys.stream();
    }
}
