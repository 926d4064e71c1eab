package dev.quell.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/** What an expression in a model may name. It is read as the engine reads it, and refused at deployment, not when it runs. */
class ExpressionRules {

    private static final Set<String> FUNCTIONS =
            Set.of("now", "dateTime", "currentUser", "currentUserGroups", "S", "JSON");
    private static final Set<String> NEVER = Set.of(
            "class",
            "classloader",
            "processengineservices",
            "processengine",
            "bpmnmodelinstance",
            "bpmnmodelelementinstance");
    private static final Pattern ONE_BEAN = Pattern.compile("\\s*[$#]\\{\\s*(\\w+)\\s*}\\s*");

    private final ProcessBeans beans;
    private final boolean everyBeanMustExist;
    private final Builder juel = new Builder(Builder.Feature.METHOD_INVOCATIONS);

    /** @param everyBeanMustExist false for the bundled pack, whose tests prove that */
    ExpressionRules(ProcessBeans beans, boolean everyBeanMustExist) {
        this.beans = beans;
        this.everyBeanMustExist = everyBeanMustExist;
    }

    /** @param attribute local name of the attribute, empty for the text of an element */
    Optional<String> problemIn(String attribute, String text) {
        if (attribute.equals("delegateExpression") || attribute.endsWith("DelegateExpression")) {
            return problemOfDelegate(text);
        }
        if (!text.contains("${") && !text.contains("#{")) {
            return Optional.empty();
        }
        try {
            return problemsOf(juel.build(text.strip()).getRoot()).stream()
                    .findFirst()
                    .map(reason -> text.strip() + " " + reason);
        } catch (TreeBuilderException e) {
            return Optional.of(text.strip() + " is not a well-formed expression");
        }
    }

    private Optional<String> problemOfDelegate(String text) {
        var bean = ONE_BEAN.matcher(text);
        if (!bean.matches()) {
            return Optional.of(text + " must name one bean, for example ${rollBackModel}");
        }
        if (isHidden(bean.group(1))) {
            return Optional.of(text
                    + " names a bean that is closed to processes: only Quell's delegates and listeners can be named");
        }
        return everyBeanMustExist && !beans.exists(bean.group(1))
                ? Optional.of(text + " names no bean of this Quell: take one of the element templates")
                : Optional.empty();
    }

    private List<String> problemsOf(Node node) {
        var reasons = new ArrayList<String>();
        if (node instanceof AstFunction function && !FUNCTIONS.contains(function.getName())) {
            reasons.add("calls the unknown function " + function.getName() + "(): known are "
                    + FUNCTIONS.stream().sorted().toList());
        }
        if (node instanceof AstDot property) {
            reasons.addAll(problemsOf(property));
        }
        if (node instanceof AstMethod && !(node.getChild(0) instanceof AstDot)) {
            reasons.add("calls a method by a computed name");
        }
        for (var child = 0; child < node.getCardinality(); child++) {
            reasons.addAll(problemsOf(node.getChild(child)));
        }
        return reasons;
    }

    private List<String> problemsOf(AstDot property) {
        var reasons = new ArrayList<String>();
        if (NEVER.contains(ExpressionGuard.plainName(nameOf(property)))) {
            reasons.add("uses " + nameOf(property) + ", which leads out of the process");
        }
        if (property.getChild(0) instanceof AstIdentifier base && isHidden(base.getName())) {
            reasons.add("uses the bean " + base.getName() + ", which is closed to processes");
        }
        return reasons;
    }

    /** A variable may be called like some bean; only reaching into the bean is refused. */
    private boolean isHidden(String name) {
        return beans.exists(name) && !beans.mayBeUsed(name);
    }

    /** The parser keeps the name to itself; as text, a property is a dot, a space and its name. */
    private static String nameOf(AstDot property) {
        return property.toString().replaceFirst("^\\W+", "");
    }
}
