package dev.quell.lint;

import java.util.List;
import java.util.function.Predicate;

/** Every rule about a single file, in no order that matters. */
final class LintRules {

    private LintRules() {}

    static List<Rule> all(Catalogue catalogue, Predicate<String> closed) {
        var beans = new Beans(catalogue);
        return List.of(
                new CodeRule(),
                new UnsupportedRule(),
                new ExpressionRule(catalogue, closed),
                new DelegateRule(beans, closed, true),
                new InputRule(beans),
                new ProcessRule(),
                new NameRule(),
                new DiagramRule(),
                new UserTaskRule(),
                new ReferenceRule(),
                new EffectRule(beans),
                new ErrorRule(beans),
                new MessageRule(beans),
                new DecisionRule(),
                new TableRule(),
                new FormRule());
    }
}
