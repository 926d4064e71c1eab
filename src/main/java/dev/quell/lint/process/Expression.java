package dev.quell.lint.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.impl.juel.AstBracket;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/**
 * What an expression names, read by the engine's own parser: a second one could be led to another reading.
 *
 * @param functions names of the functions that it calls
 * @param properties what it reads, or calls, of something else
 * @param callsComputedName whether it calls a method whose name only shows when it runs
 */
public record Expression(List<String> functions, List<Property> properties, boolean callsComputedName) {

    private static final int LONGEST = 1_000;
    private static final Builder PARSER = new Builder(Builder.Feature.METHOD_INVOCATIONS);

    /**
     * @param base the variable or bean it is read from; empty when it is read from the result of something else
     * @param call whether it is called as a method
     */
    public record Property(String base, String name, boolean call) {}

    public static boolean isIn(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** @return empty when it is not well-formed, or longer than a thousand characters */
    public static Optional<Expression> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var reading = new Reading();
            reading.walk(PARSER.build(text).getRoot(), false);
            return Optional.of(reading.expression());
        } catch (TreeBuilderException e) {
            return Optional.empty();
        }
    }

    private static final class Reading {

        private final List<String> functions = new ArrayList<>();
        private final List<Property> properties = new ArrayList<>();
        private boolean computed;

        void walk(Node node, boolean called) {
            if (node instanceof AstFunction function) {
                functions.add(function.getName());
            }
            if (node instanceof AstMethod && !(node.getChild(0) instanceof AstDot)) {
                computed = true;
            }
            nameOf(node).ifPresent(name -> properties.add(new Property(baseOf(node), name, called)));
            for (var child = 0; child < node.getCardinality(); child++) {
                walk(node.getChild(child), node instanceof AstMethod && child == 0);
            }
        }

        Expression expression() {
            return new Expression(List.copyOf(functions), List.copyOf(properties), computed);
        }

        /** The parser keeps the name to itself; as text, a property is a dot, a space and its name. */
        private static Optional<String> nameOf(Node node) {
            if (node instanceof AstDot) {
                return Optional.of(node.toString().replaceFirst("^\\W+", ""));
            }
            return node instanceof AstBracket && node.getChild(1) instanceof AstString text
                    ? Optional.of(text.toString().replace("\"", ""))
                    : Optional.empty();
        }

        private static String baseOf(Node property) {
            return property.getChild(0) instanceof AstIdentifier base ? base.getName() : "";
        }
    }
}
