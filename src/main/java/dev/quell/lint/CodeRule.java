package dev.quell.lint;

import dev.quell.lint.model.ModelFile;
import dev.quell.lint.model.XmlElement;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * No model carries code: whoever may deploy could otherwise run it. Names are compared without their namespace, so that
 * an old or a second prefix makes no difference.
 */
final class CodeRule implements Rule {

    private static final String RULE = "no-code";
    private static final String USE_A_BEAN = "use a service task with camunda:delegateExpression";

    private static final Map<String, String> REFUSED_ELEMENTS = Map.of(
            "scriptTask", "scripts are not run",
            "script", "scripts are not run",
            "connector", "connectors are not run");
    private static final Set<String> RUNNING_TYPES = Set.of("mail", "shell");
    private static final Set<String> DECISION_LANGUAGES = Set.of("feel", "juel");

    @Override
    public void check(ModelFile file, Models models, Report.OfFile report) {
        file.elements().forEach(element -> check(element, report));
    }

    private static void check(XmlElement element, Report.OfFile report) {
        var refused = REFUSED_ELEMENTS.get(element.name());
        if (refused != null) {
            report.error(RULE, element, refused, USE_A_BEAN);
        }
        if (element.is("constraint") && element.attribute("name").equals("validator")) {
            report.error(
                    RULE,
                    element,
                    "a validator names code",
                    "check the answer in a task listener with delegateExpression");
        }
        for (var attribute : element.attributes()) {
            check(element, attribute.name(), attribute.value(), report);
        }
    }

    private static void check(XmlElement element, String name, String value, Report.OfFile report) {
        if (name.toLowerCase(Locale.ROOT).endsWith("class")) {
            report.error(RULE, element, name + "=\"" + value + "\" names code", USE_A_BEAN + "=\"${bean}\"");
        } else if (name.equals("type") && RUNNING_TYPES.contains(value) && isStep(element)) {
            report.error(RULE, element, "a task of type " + value + " is not run", USE_A_BEAN);
        } else if (isUnknownLanguage(name, value)) {
            report.error(
                    RULE,
                    element,
                    name + "=\"" + value + "\" names a language for code",
                    "only plain expressions and FEEL are evaluated: remove it");
        } else if (name.equals("formKey") && !value.startsWith("camunda-forms:")) {
            report.error(
                    RULE,
                    element,
                    "the form \"" + value + "\" would bring scripts into Tasklist",
                    "use camunda:formRef");
        }
    }

    private static boolean isUnknownLanguage(String name, String value) {
        return name.equals("language")
                || name.equals("scriptFormat")
                || name.equals("expressionLanguage") && !isKnown(value);
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

    private static boolean isStep(XmlElement element) {
        return element.name().endsWith("Task") || element.name().endsWith("EventDefinition");
    }
}
