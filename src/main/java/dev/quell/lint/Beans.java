package dev.quell.lint;

import dev.quell.lint.Catalogue.Bean;
import dev.quell.lint.model.XmlElement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which bean of the catalogue an element of a model names. */
record Beans(Catalogue catalogue) {

    private static final Pattern ONE_BEAN = Pattern.compile("\\s*[$#]\\{\\s*(\\w+)\\s*}\\s*");

    /** The name in {@code ${name}}; empty when the expression is anything else. */
    static Optional<String> named(String expression) {
        var bean = ONE_BEAN.matcher(expression);
        return bean.matches() ? Optional.of(bean.group(1)) : Optional.empty();
    }

    Optional<Bean> of(XmlElement element) {
        return named(element.attribute("delegateExpression")).flatMap(catalogue::find);
    }

    /** The bean of a step and those of its listeners. */
    List<Bean> around(XmlElement node) {
        return Stream.of(
                        Stream.of(node),
                        node.extensions("taskListener").stream(),
                        node.extensions("executionListener").stream())
                .flatMap(elements -> elements)
                .flatMap(element -> of(element).stream())
                .toList();
    }
}
