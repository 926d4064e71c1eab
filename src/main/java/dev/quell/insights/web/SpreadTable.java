package dev.quell.insights.web;

import dev.quell.incident.IncidentType;
import dev.quell.incident.Severity;
import dev.quell.insights.Dimension;
import dev.quell.insights.Durations.Spread;
import dev.quell.insights.Measure;
import dev.quell.insights.Scope;
import dev.quell.insights.TimeText;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Response times by month, by type or by severity. */
record SpreadTable(Dimension dimension, List<Row> rows) {

    /** A group of incidents; months without any are rows too. */
    record Row(String key, String label, long incidents, String link, List<Cell> cells) {}

    /** A measure of a group: the figures and the address of their incidents. */
    record Cell(Measure measure, long reached, long incidents, String median, String p90, String link) {

        static Cell of(Spread spread, Links links) {
            return new Cell(
                    spread.measure(),
                    spread.reached(),
                    spread.incidents(),
                    TimeText.of(spread.median()),
                    TimeText.of(spread.p90()),
                    links.incidents(
                            spread.dimension(),
                            spread.key(),
                            Map.of("figure", spread.measure().key())));
        }
    }

    static SpreadTable of(Dimension dimension, List<Spread> spreads, Links links) {
        var mine = spreads.stream()
                .filter(spread -> spread.dimension() == dimension)
                .toList();
        return new SpreadTable(
                dimension,
                keys(dimension, links.scope())
                        .map(key -> row(dimension, key, mine, links))
                        .filter(row -> dimension == Dimension.MONTH || row.incidents() > 0)
                        .toList());
    }

    /** As an address names it. */
    public String key() {
        return dimension.name().toLowerCase(Locale.ROOT);
    }

    private static Row row(Dimension dimension, String key, List<Spread> spreads, Links links) {
        var cells = Arrays.stream(Measure.values())
                .map(measure -> find(spreads, measure, dimension, key))
                .map(spread -> Cell.of(spread, links))
                .toList();
        return new Row(
                key,
                Names.of(dimension, key),
                cells.get(0).incidents(),
                links.incidents(dimension, key, Map.of("figure", "opened")),
                cells);
    }

    static Spread find(List<Spread> spreads, Measure measure, Dimension dimension, String key) {
        return spreads.stream()
                .filter(spread -> spread.measure() == measure
                        && spread.dimension() == dimension
                        && spread.key().equals(key))
                .findFirst()
                .orElse(new Spread(measure, dimension, key, 0, 0, null, null));
    }

    private static Stream<String> keys(Dimension dimension, Scope scope) {
        return switch (dimension) {
            case ALL -> Stream.of("");
            case MONTH -> scope.months().stream().map(YearMonth::toString);
            case TYPE -> Arrays.stream(IncidentType.values()).map(IncidentType::name);
            case SEVERITY ->
                Stream.concat(Arrays.stream(Severity.values()).map(Severity::name), Stream.of(Scope.UNCLASSIFIED));
        };
    }
}
