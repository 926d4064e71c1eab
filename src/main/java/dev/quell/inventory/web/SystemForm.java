package dev.quell.inventory.web;

import dev.quell.inventory.Scenarios;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What stands in the form of an AI system, as it was typed: texts by field, under the names that the rules use for the fields. */
final class SystemForm {

    static final String SCENARIO = "scenarioSeverities.";

    /** The parts of one row of each list, the one that names it first. */
    static final Map<String, List<String>> LISTS = Map.of(
            "pipelines", List.of("connection", "dagId"),
            "metrics", List.of("metric", "baseline", "threshold", "direction", "family"),
            "drift.features", List.of("feature", "test", "threshold"));

    private static final Pattern ROW = Pattern.compile("([a-z.]+)\\[(\\d{1,4})]\\.([A-Za-z]+)");
    private static final Pattern REMOVED = Pattern.compile("([a-z.]+)\\[(\\d{1,4})]");

    private final Map<String, String> single;
    private final Map<String, List<Map<String, String>>> rows;

    private SystemForm(Map<String, String> single, Map<String, List<Map<String, String>>> rows) {
        this.single = single;
        this.rows = rows;
    }

    static SystemForm of(Map<String, String> values) {
        var single = new TreeMap<String, String>();
        var rows = new TreeMap<String, TreeMap<Integer, Map<String, String>>>();
        values.forEach((name, value) -> {
            var row = ROW.matcher(name);
            if (row.matches() && LISTS.containsKey(row.group(1))) {
                rows.computeIfAbsent(row.group(1), list -> new TreeMap<>())
                        .computeIfAbsent(Integer.valueOf(row.group(2)), number -> new LinkedHashMap<>())
                        .put(row.group(3), value);
            } else {
                single.put(name, value);
            }
        });
        var lists = new TreeMap<String, List<Map<String, String>>>();
        rows.forEach((list, numbered) -> lists.put(list, new ArrayList<>(numbered.values())));
        return new SystemForm(single, lists);
    }

    /** Empty when nothing was typed. */
    public String value(String field) {
        var row = ROW.matcher(field);
        if (!row.matches()) {
            return single.getOrDefault(field, "");
        }
        var number = Integer.parseInt(row.group(2));
        var list = list(row.group(1));
        return number < list.size() ? list.get(number).getOrDefault(row.group(3), "") : "";
    }

    List<Map<String, String>> list(String name) {
        return rows.getOrDefault(name, List.of());
    }

    /** The numbers of its rows, from 0. */
    public List<Integer> numbers(String list) {
        return IntStream.range(0, list(list).size()).boxed().toList();
    }

    /** The field as people say it. */
    public String words(String field) {
        return SystemFields.words(field);
    }

    /** Incident types to agree a severity for: the usual ones, and whatever else the entry has. */
    public List<String> scenarios() {
        var types = new LinkedHashSet<>(Scenarios.TYPES);
        single.keySet().stream()
                .filter(field -> field.startsWith(SCENARIO))
                .forEach(field -> types.add(field.substring(SCENARIO.length())));
        return List.copyOf(types);
    }

    SystemForm withRow(String list) {
        var changed = copyOfRows();
        if (LISTS.containsKey(list)) {
            changed.computeIfAbsent(list, name -> new ArrayList<>()).add(Map.of());
        }
        return new SystemForm(single, changed);
    }

    /** @param row for example {@code metrics[2]} */
    SystemForm withoutRow(String row) {
        var changed = copyOfRows();
        var named = REMOVED.matcher(row);
        if (named.matches()) {
            var number = Integer.parseInt(named.group(2));
            changed.computeIfPresent(named.group(1), (list, entries) -> {
                entries.subList(Math.min(number, entries.size()), Math.min(number + 1, entries.size()))
                        .clear();
                return entries;
            });
        }
        return new SystemForm(single, changed);
    }

    /** Rows that say nothing are meant to say nothing. */
    SystemForm withoutEmptyRows() {
        var changed = copyOfRows();
        changed.values()
                .forEach(list -> list.removeIf(row -> row.values().stream().allMatch(String::isBlank)));
        return new SystemForm(single, changed);
    }

    SystemForm with(String field, String value) {
        var changed = new TreeMap<>(single);
        changed.put(field, value);
        return new SystemForm(changed, rows);
    }

    /** Every field that says something, for comparing. */
    Map<String, String> filled() {
        var all = new TreeMap<>(single);
        rows.forEach((list, entries) -> numbers(list)
                .forEach(number -> entries.get(number)
                        .forEach((part, value) -> all.put(list + "[" + number + "]." + part, value))));
        all.replaceAll((field, value) -> value.strip());
        all.values().removeIf(String::isEmpty);
        return all;
    }

    /** Fields that say something else in the other form, in order. */
    List<Difference> against(SystemForm other) {
        var mine = filled();
        var theirs = other.filled();
        var fields = new TreeSet<>(mine.keySet());
        fields.addAll(theirs.keySet());
        fields.removeIf(field -> field.equals("version")
                || field.startsWith("_")
                || mine.getOrDefault(field, "").equals(theirs.getOrDefault(field, "")));
        return fields.stream()
                .map(field -> new Difference(
                        SystemFields.words(field), mine.getOrDefault(field, ""), theirs.getOrDefault(field, "")))
                .toList();
    }

    /** Two answers to one question; empty where there is none. */
    record Difference(String field, String mine, String theirs) {}

    private Map<String, List<Map<String, String>>> copyOfRows() {
        var copy = new TreeMap<String, List<Map<String, String>>>();
        rows.forEach((list, entries) -> copy.put(list, new ArrayList<>(entries)));
        return copy;
    }
}
