package dev.quell.insights.web;

import dev.quell.insights.Figure;
import dev.quell.insights.Measure;
import dev.quell.insights.Overdue.Which;
import dev.quell.shared.Problem;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which figure's incidents an address asks for. */
record FigureQuery(
        @Nullable String figure,
        @Nullable String source,
        @Nullable String rule,
        @Nullable String process,
        @Nullable String element,
        @Nullable String owner) {

    /** @throws Problem 400 when there is no such figure */
    Figure figure(Clock clock) {
        return switch (text(figure)) {
            case "", "opened" -> Figure.opened();
            case "rule" -> Figure.rule(text(source), text(rule), false);
            case "false-positives" -> Figure.rule(text(source), text(rule), true);
            case "steps" -> Figure.steps();
            case "agreed" -> Figure.improvements(Which.AGREED, text(owner), clock);
            case "unfinished" -> Figure.improvements(Which.UNFINISHED, text(owner), clock);
            case "overdue" -> Figure.improvements(Which.OVERDUE, text(owner), clock);
            case "wait" -> Figure.wait(text(process), text(element));
            default ->
                Measure.find(text(figure))
                        .map(Figure::time)
                        .orElseThrow(() -> Problem.invalid(
                                "figure",
                                "is not a figure; follow a link of the insights, or use detect, acknowledge, contain,"
                                        + " recover or resolve"));
        };
    }

    /** The parameters that ask for it. */
    Map<String, Object> parameters() {
        var parameters = new LinkedHashMap<String, Object>();
        put(parameters, "figure", figure);
        put(parameters, "source", source);
        put(parameters, "rule", rule);
        put(parameters, "process", process);
        put(parameters, "element", element);
        put(parameters, "owner", owner);
        return parameters;
    }

    private static void put(Map<String, Object> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }

    /** PostgreSQL takes no NUL; nothing that is stored holds one. */
    private static String text(@Nullable String given) {
        return Objects.requireNonNullElse(given, "").replace("\0", "\uFFFD");
    }
}
