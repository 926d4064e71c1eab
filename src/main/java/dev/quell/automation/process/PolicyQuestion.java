package dev.quell.automation.process;

import dev.quell.automation.Action;
import dev.quell.automation.spi.Connection.Environment;
import java.util.List;

/**
 * What {@code approval-policy} is asked about several actions at once.
 *
 * @param actionType their type when they share one, else {@code any}
 * @param environment {@code production} as soon as one of them touches production
 */
record PolicyQuestion(String actionType, String environment) {

    private static final String ANY = "any";

    static PolicyQuestion of(List<Action> planned) {
        var types = planned.stream().map(Action::type).distinct().toList();
        var production = planned.stream().anyMatch(action -> action.environment() == Environment.PRODUCTION);
        return new PolicyQuestion(types.size() == 1 ? types.get(0) : ANY, environment(production));
    }

    /** Nobody but the plan's text says what is touched, so the policy for production counts, except in an exercise. */
    static PolicyQuestion byHand(boolean exercise) {
        return new PolicyQuestion(ANY, environment(!exercise));
    }

    private static String environment(boolean production) {
        return (production ? Environment.PRODUCTION : Environment.OTHER).key();
    }
}
