package dev.quell.insights.web;

import dev.quell.insights.Dimension;
import dev.quell.insights.Durations;
import dev.quell.insights.Measure;
import dev.quell.insights.Overdue;
import dev.quell.insights.RuleOutcomes;
import dev.quell.insights.Steps;
import dev.quell.insights.web.InsightRows.OverdueRow;
import dev.quell.insights.web.InsightRows.RuleRow;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** How fast the response is, how often it was for nothing, how much of it machines do, and what was not followed up. */
@Controller
class InsightsPage {

    /** So many rules are shown; the CSV has all. */
    private static final int MOST_RULES = 50;

    private final Filters filters;
    private final Durations durations;
    private final RuleOutcomes rules;
    private final Steps steps;
    private final Overdue overdue;

    InsightsPage(Filters filters, Durations durations, RuleOutcomes rules, Steps steps, Overdue overdue) {
        this.filters = filters;
        this.durations = durations;
        this.rules = rules;
        this.steps = steps;
        this.overdue = overdue;
    }

    @GetMapping("/insights")
    String show(
            @ModelAttribute ScopeQuery query,
            @RequestParam(name = "measure", defaultValue = "contain") String measure,
            Model model) {
        var links = filters.show(query, model);
        model.addAttribute("measures", Measure.values());
        model.addAttribute("measure", Measure.find(measure).orElse(Measure.CONTAIN));
        addDurations(links, model);
        var outcomes = rules.of(links.scope());
        model.addAttribute("moreRules", Math.max(0, outcomes.size() - MOST_RULES));
        model.addAttribute(
                "rules",
                outcomes.stream()
                        .limit(MOST_RULES)
                        .map(outcome -> RuleRow.of(outcome, links))
                        .toList());
        model.addAttribute("stepGroups", InsightRows.groups(steps.of(links.scope()), links));
        model.addAttribute(
                "overdue",
                overdue.of(links.scope()).stream()
                        .map(count -> OverdueRow.of(count, links))
                        .toList());
        return "insights";
    }

    private void addDurations(Links links, Model model) {
        var spreads = durations.of(links.scope());
        var all = SpreadTable.of(Dimension.ALL, spreads, links).rows();
        model.addAttribute("empty", all.isEmpty());
        model.addAttribute("all", all);
        model.addAttribute(
                "tables",
                Stream.of(Dimension.MONTH, Dimension.TYPE, Dimension.SEVERITY)
                        .map(dimension -> SpreadTable.of(dimension, spreads, links))
                        .toList());
    }
}
