package dev.quell.lint;

import dev.quell.lint.Catalogue.Kind;
import dev.quell.lint.model.ModelFile;
import dev.quell.lint.model.XmlElement;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** A step and a listener name one bean that models may use. */
final class DelegateRule implements Rule {

    private final Beans beans;
    private final Predicate<String> closed;
    private final boolean everyBeanMustExist;

    /** @param everyBeanMustExist false where only what is unsafe is looked for */
    DelegateRule(Beans beans, Predicate<String> closed, boolean everyBeanMustExist) {
        this.beans = beans;
        this.closed = closed;
        this.everyBeanMustExist = everyBeanMustExist;
    }

    @Override
    public void check(ModelFile file, Models models, Report.OfFile report) {
        file.elements()
                .forEach(element -> element.attributes().stream()
                        .filter(attribute ->
                                attribute.name().toLowerCase(Locale.ROOT).endsWith("delegateexpression"))
                        .forEach(attribute -> check(element, attribute.value(), report)));
    }

    private void check(XmlElement element, String expression, Report.OfFile report) {
        var name = Beans.named(expression);
        if (name.isEmpty()) {
            report.error(
                    "bean-unknown",
                    element,
                    ExpressionRule.shortened(expression) + " must name one bean",
                    "for example ${rollBackModel}");
        } else if (closed.test(name.get())) {
            report.error(
                    "bean-closed",
                    element,
                    expression + " names a bean that is closed to processes",
                    "only Quell's delegates and listeners can be named: take one of the element templates");
        } else if (everyBeanMustExist) {
            problemOf(name.get(), element)
                    .ifPresent(problem -> report.error(
                            "bean-unknown", element, expression + problem, "take one of the element templates"));
        }
    }

    private Optional<String> problemOf(String name, XmlElement element) {
        var bean = beans.catalogue().find(name);
        if (bean.isEmpty()) {
            return Optional.of(" names no bean of this Quell");
        }
        var isListener = element.name().endsWith("Listener");
        var fits =
                bean.get().kind() == Kind.DELEGATE || isListener && bean.get().kind() == Kind.LISTENER;
        return fits ? Optional.empty() : Optional.of(" names a bean that is not made for a " + element.name());
    }
}
