package dev.quell.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.impl.xml.ProblemImpl;

/**
 * What a process or decision may not contain. Names are compared without their namespace, so that an old or a second
 * prefix makes no difference.
 */
class ModelRules {

    private static final Map<String, String> REFUSED_ELEMENTS = Map.of(
            "scriptTask", "scripts are not run: use a service task with camunda:delegateExpression",
            "script", "scripts are not run: use an expression, or a service task with camunda:delegateExpression",
            "connector", "connectors are not run: use a service task with camunda:delegateExpression");

    private static final Set<String> RUNNING_TYPES = Set.of("mail", "shell");
    private static final Set<String> DECISION_LANGUAGES = Set.of("feel", "juel");

    private final ExpressionRules expressions;

    ModelRules(ExpressionRules expressions) {
        this.expressions = expressions;
    }

    List<Problem> problemsIn(Element root) {
        var problems = new ArrayList<Problem>();
        walk(root, "definitions", problems);
        return problems;
    }

    private void walk(Element element, String owner, List<Problem> problems) {
        var id = element.attribute("id", owner);
        check(element).forEach(reason -> problems.add(new ProblemImpl(id + ": " + reason, element, id)));
        element.elements().forEach(child -> walk(child, id, problems));
    }

    private List<String> check(Element element) {
        var reasons = new ArrayList<String>();
        Optional.ofNullable(REFUSED_ELEMENTS.get(localName(element.getTagName())))
                .ifPresent(reasons::add);
        if (isValidator(element)) {
            reasons.add("a validator names code: check the answer in a task listener with delegateExpression");
        }
        for (var key : element.attributes()) {
            var name = localName(key);
            checkAttribute(element, name, element.attribute(key)).ifPresent(reasons::add);
        }
        expressions.problemIn("", element.getText()).ifPresent(reasons::add);
        return reasons;
    }

    private Optional<String> checkAttribute(Element element, String name, String value) {
        if (name.toLowerCase(Locale.ROOT).endsWith("class")) {
            return Optional.of(name + "=\"" + value + "\" names code: use camunda:delegateExpression=\"${bean}\"");
        }
        if (name.equals("type") && RUNNING_TYPES.contains(value) && isStep(element)) {
            return Optional.of("a task of type " + value + " is not run: use camunda:delegateExpression");
        }
        if (name.equals("language")
                || name.equals("scriptFormat")
                || name.equals("expressionLanguage") && !isKnown(value)) {
            return Optional.of(name + "=\"" + value + "\": only plain expressions and FEEL are evaluated");
        }
        if (name.equals("formKey") && !value.startsWith("camunda-forms:")) {
            return Optional.of("the form \"" + value + "\" would bring scripts into Tasklist: use camunda:formRef");
        }
        return expressions.problemIn(name, value);
    }

    /** FEEL in every version's spelling; absent means FEEL too. */
    private static boolean isKnown(String language) {
        var lower = language.toLowerCase(Locale.ROOT);
        return lower.isBlank()
                || DECISION_LANGUAGES.contains(lower)
                || lower.startsWith("http://www.omg.org/spec/")
                || lower.startsWith("https://www.omg.org/spec/")
                || lower.startsWith("http://www.w3.org/1999/xpath");
    }

    private static boolean isStep(Element element) {
        return element.getTagName().endsWith("Task") || element.getTagName().endsWith("EventDefinition");
    }

    private static boolean isValidator(Element element) {
        return localName(element.getTagName()).equals("constraint") && "validator".equals(element.attribute("name"));
    }

    private static String localName(String name) {
        return name.substring(name.lastIndexOf(':') + 1);
    }
}
