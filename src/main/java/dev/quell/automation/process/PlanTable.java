package dev.quell.automation.process;

import dev.quell.automation.Action;
import dev.quell.automation.spi.StateSnapshot;
import dev.quell.shared.Sha256;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Plans as the people who approve them read them. */
final class PlanTable {

    private PlanTable() {}

    static List<Map<String, String>> of(List<Action> planned) {
        return planned.stream().map(PlanTable::row).toList();
    }

    static List<Map<String, String>> byHand(String plan, String before, String blastRadius) {
        return List.of(Map.of(
                "change",
                plan,
                "target",
                "by hand",
                "before",
                before,
                "after",
                "",
                "blastRadius",
                blastRadius,
                "undo",
                "by hand"));
    }

    /** One hash for all plans, in their order. */
    static String hash(List<Action> planned) {
        return planned.size() == 1
                ? planned.get(0).planHash()
                : Sha256.hex(planned.stream().map(Action::planHash).collect(Collectors.joining("\n")));
    }

    private static Map<String, String> row(Action action) {
        var plan = action.plan();
        return Map.of(
                "change", plan.noop() ? plan.summary() + " (is so already)" : plan.summary(),
                "target", action.target(),
                "before", StateSnapshot.words(plan.before().state()),
                "after", StateSnapshot.words(plan.predictedAfter()),
                "blastRadius", String.join(" ", plan.risks()),
                "undo", plan.undo() == null ? "none" : plan.undoClass().name().toLowerCase(java.util.Locale.ROOT));
    }
}
