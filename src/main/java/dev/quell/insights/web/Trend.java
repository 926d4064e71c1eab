package dev.quell.insights.web;

import dev.quell.insights.Dimension;
import dev.quell.insights.Durations.Spread;
import dev.quell.insights.Measure;
import dev.quell.insights.Scope;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A measure month by month, the figures of the table.
 *
 * @param months {@code 2026-03}, without gaps
 * @param reached incidents that the percentiles of a month are of
 * @param median in seconds; null in a month in which no incident got there
 * @param p90 in seconds
 */
record Trend(
        String measure,
        String label,
        List<String> months,
        List<Long> reached,
        List<@Nullable Double> median,
        List<@Nullable Double> p90) {

    static Trend of(Measure measure, Scope scope, List<Spread> spreads) {
        var months = scope.months().stream().map(YearMonth::toString).toList();
        var reached = new ArrayList<Long>();
        var median = new ArrayList<@Nullable Double>();
        var p90 = new ArrayList<@Nullable Double>();
        for (var month : months) {
            var spread = SpreadTable.find(spreads, measure, Dimension.MONTH, month);
            reached.add(spread.reached());
            median.add(spread.median());
            p90.add(spread.p90());
        }
        return new Trend(measure.key(), measure.label(), months, reached, median, p90);
    }
}
