package dev.quell.lint;

import dev.quell.lint.Catalogue.Kind;
import dev.quell.lint.model.ModelFile;
import dev.quell.lint.model.XmlElement;
import dev.quell.lint.process.Expression;
import dev.quell.lint.process.Expression.Property;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** What an expression may name: variables, the helpers of the catalogue, and of an execution what describes it. */
final class ExpressionRule implements Rule {

    private static final String RULE = "expression";
    private static final Set<String> FUNCTIONS =
            Set.of("now", "dateTime", "currentUser", "currentUserGroups", "S", "JSON");
    private static final Set<String> NEVER = Set.of(
            "class",
            "classloader",
            "processengineservices",
            "processengine",
            "bpmnmodelinstance",
            "bpmnmodelelementinstance");
    private static final Set<String> ENGINE_OBJECTS = Set.of("execution", "task");
    private static final Set<String> READING = Set.of(
            "getSingleResult",
            "getFirstResult",
            "getSingleEntry",
            "getFirstEntry",
            "get",
            "size",
            "isEmpty",
            "contains",
            "elements",
            "prop",
            "stringValue",
            "numberValue",
            "boolValue");

    private final Catalogue catalogue;
    private final Predicate<String> closed;

    /** @param closed whether a name belongs to a bean that no model may use */
    ExpressionRule(Catalogue catalogue, Predicate<String> closed) {
        this.catalogue = catalogue;
        this.closed = closed;
    }

    @Override
    public void check(ModelFile file, Models models, Report.OfFile report) {
        file.elements().forEach(element -> {
            for (var attribute : element.attributes()) {
                if (!attribute.name().toLowerCase(Locale.ROOT).endsWith("delegateexpression")) {
                    check(element, attribute.value(), report);
                }
            }
            check(element, element.text(), report);
        });
    }

    private void check(XmlElement element, String text, Report.OfFile report) {
        if (!Expression.isIn(text)) {
            return;
        }
        var expression = Expression.read(text);
        if (expression.isEmpty()) {
            report.error(RULE, element, shortened(text) + " is not a well-formed expression", "correct it");
            return;
        }
        expression.get().functions().stream()
                .filter(function -> !FUNCTIONS.contains(function))
                .forEach(function -> report.error(
                        RULE,
                        element,
                        shortened(text) + " calls the unknown function " + function + "()",
                        "known are " + FUNCTIONS.stream().sorted().toList()));
        if (expression.get().callsComputedName()) {
            report.error(RULE, element, shortened(text) + " calls a method by a computed name", "write its name");
        }
        expression.get().properties().forEach(property -> check(element, text, property, report));
    }

    private void check(XmlElement element, String text, Property property, Report.OfFile report) {
        if (NEVER.contains(plainName(property.name()))) {
            report.error(
                    RULE,
                    element,
                    shortened(text) + " uses " + property.name() + ", which leads out of the process",
                    "use variables only");
        } else if (closed.test(property.base())) {
            report.error(
                    RULE,
                    element,
                    shortened(text) + " uses the bean " + property.base() + ", which is closed to processes",
                    "use a service task with a bean of the element templates");
        } else if (property.call() && !mayCall(property)) {
            report.error(
                    RULE,
                    element,
                    shortened(text) + " calls " + property.name() + "(), which does more than read variables",
                    "use a service task with a bean of the element templates");
        }
    }

    private boolean mayCall(Property property) {
        var helper = catalogue.find(property.base()).filter(bean -> bean.kind() == Kind.HELPER);
        return helper.isPresent()
                || READING.contains(property.name())
                || ENGINE_OBJECTS.contains(property.base()) && property.name().startsWith("get");
    }

    /** {@code getProcessBusinessKey} and {@code processBusinessKey} mean the same. */
    private static String plainName(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.substring(lower.startsWith("get") ? 3 : lower.startsWith("is") ? 2 : 0);
    }

    static String shortened(String text) {
        return text.length() <= 120 ? text : text.substring(0, 120) + "…";
    }
}
