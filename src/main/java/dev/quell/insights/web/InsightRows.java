package dev.quell.insights.web;

import dev.quell.insights.Dimension;
import dev.quell.insights.Overdue.OwnerCount;
import dev.quell.insights.RuleOutcomes.RuleOutcome;
import dev.quell.insights.Steps.StepCount;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lines of the smaller tables, each figure with the address of its incidents. */
final class InsightRows {

    private InsightRows() {}

    /** @param openedLink, falseLink addresses of the incidents behind the two figures */
    record RuleRow(RuleOutcome outcome, String openedLink, String falseLink) {

        static RuleRow of(RuleOutcome outcome, Links links) {
            return new RuleRow(outcome, link(outcome, "rule", links), link(outcome, "false-positives", links));
        }

        private static String link(RuleOutcome outcome, String figure, Links links) {
            return links.to(
                    "/insights/incidents",
                    Map.of("figure", figure, "source", outcome.source(), "rule", outcome.rule()));
        }
    }

    record StepRow(StepCount count, String label, String link) {

        static StepRow of(StepCount count, Links links) {
            return new StepRow(
                    count,
                    Names.of(count.dimension(), count.key()),
                    links.incidents(count.dimension(), count.key(), Map.of("figure", "steps")));
        }
    }

    /** @param title empty for all incidents together */
    record StepGroup(String title, List<StepRow> rows) {}

    /** All incidents, then by month, type and severity; groups without a step are left out. */
    static List<StepGroup> groups(List<StepCount> counts, Links links) {
        return Arrays.stream(Dimension.values())
                .map(dimension -> new StepGroup(title(dimension), rows(dimension, counts, links)))
                .filter(group -> !group.rows().isEmpty())
                .toList();
    }

    private static List<StepRow> rows(Dimension dimension, List<StepCount> counts, Links links) {
        return counts.stream()
                .filter(count -> count.dimension() == dimension && count.incidents() > 0)
                .map(count -> StepRow.of(count, links))
                .toList();
    }

    private static String title(Dimension dimension) {
        return dimension == Dimension.ALL ? "" : "By " + dimension.label().toLowerCase(Locale.ROOT);
    }

    /** The improvements of an owner, each figure with the address of its incidents. */
    record OverdueRow(OwnerCount count, String overdueLink, String unfinishedLink, String agreedLink) {

        static OverdueRow of(OwnerCount count, Links links) {
            return new OverdueRow(
                    count,
                    link(count, "overdue", links),
                    link(count, "unfinished", links),
                    link(count, "agreed", links));
        }

        private static String link(OwnerCount count, String figure, Links links) {
            return links.to("/insights/incidents", Map.of("figure", figure, "owner", count.owner()));
        }
    }
}
