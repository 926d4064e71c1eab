package dev.quell.insights.web;

import dev.quell.insights.Dimension;
import dev.quell.insights.Durations;
import dev.quell.insights.Durations.Spread;
import dev.quell.insights.Measure;
import dev.quell.insights.Overdue;
import dev.quell.insights.RuleOutcomes;
import dev.quell.insights.Steps;
import dev.quell.shared.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The figures of the page for machines: the trend as JSON for the chart, every table as CSV. Times are in seconds. */
@RestController
class InsightsData {

    private final Filters filters;
    private final Durations durations;
    private final RuleOutcomes rules;
    private final Steps steps;
    private final Overdue overdue;

    InsightsData(Filters filters, Durations durations, RuleOutcomes rules, Steps steps, Overdue overdue) {
        this.filters = filters;
        this.durations = durations;
        this.rules = rules;
        this.steps = steps;
        this.overdue = overdue;
    }

    @GetMapping("/insights/trend.json")
    Trend trend(@ModelAttribute ScopeQuery query, @RequestParam(name = "measure") String key) {
        var measure = Measure.find(key)
                .orElseThrow(
                        () -> Problem.invalid("measure", "must be detect, acknowledge, contain, recover or resolve"));
        var scope = filters.links(query).scope();
        return Trend.of(measure, scope, durations.of(scope));
    }

    @GetMapping("/insights/times.csv")
    ResponseEntity<String> times(
            @ModelAttribute ScopeQuery query, @RequestParam(name = "by", defaultValue = "all") String by) {
        var dimension = dimension(by);
        var rows = durations.of(filters.links(query).scope()).stream()
                .filter(spread -> spread.dimension() == dimension)
                .map(InsightsData::cells)
                .toList();
        return Csv.file(
                "times-by-" + by,
                List.of(by, "measure", "incidents", "reached", "median_seconds", "p90_seconds"),
                rows);
    }

    @GetMapping("/insights/rules.csv")
    ResponseEntity<String> rules(@ModelAttribute ScopeQuery query) {
        var rows = rules.of(filters.links(query).scope()).stream()
                .map(rule -> Csv.row(rule.source(), rule.rule(), rule.opened(), rule.falsePositives()))
                .toList();
        return Csv.file("rules", List.of("source", "rule", "opened", "false_positives"), rows);
    }

    @GetMapping("/insights/steps.csv")
    ResponseEntity<String> steps(@ModelAttribute ScopeQuery query) {
        var rows = steps.of(filters.links(query).scope()).stream()
                .map(count -> Csv.row(
                        lower(count.dimension()), count.key(), count.incidents(), count.automated(), count.manual()))
                .toList();
        return Csv.file("steps", List.of("by", "group", "incidents", "automated", "manual"), rows);
    }

    @GetMapping("/insights/overdue.csv")
    ResponseEntity<String> overdue(@ModelAttribute ScopeQuery query) {
        var rows = overdue.of(filters.links(query).scope()).stream()
                .map(owner -> Csv.row(
                        owner.owner(), owner.improvements(), owner.unfinished(), owner.overdue(), owner.oldest()))
                .toList();
        return Csv.file("overdue", List.of("owner", "improvements", "unfinished", "overdue", "oldest_due"), rows);
    }

    private static List<?> cells(Spread spread) {
        return Csv.row(
                spread.key(),
                spread.measure().key(),
                spread.incidents(),
                spread.reached(),
                spread.median(),
                spread.p90());
    }

    private static Dimension dimension(String by) {
        return Arrays.stream(Dimension.values())
                .filter(dimension -> lower(dimension).equals(by))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("by", "must be all, month, type or severity"));
    }

    private static String lower(Dimension dimension) {
        return dimension.name().toLowerCase(Locale.ROOT);
    }
}
