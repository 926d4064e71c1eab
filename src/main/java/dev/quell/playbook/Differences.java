package dev.quell.playbook;

import dev.quell.engine.ModelKind;
import dev.quell.playbook.Difference.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What differs between two versions of a model, told by the ids of its elements. Where elements are drawn makes no difference. */
final class Differences {

    private static final int LONGEST_VALUE = 160;

    private Differences() {}

    /**
     * @param keys of the processes or decisions that count; others in the same file are left out
     * @param before null when there is none
     */
    static List<Difference> between(ModelKind kind, Set<String> keys, byte @Nullable [] before, byte[] after) {
        return between(before == null ? Map.of() : items(kind, keys, before), items(kind, keys, after));
    }

    /** How many of each, in words. */
    static String summary(List<Difference> differences) {
        if (differences.isEmpty()) {
            return "nothing";
        }
        var counts = differences.stream().collect(Collectors.groupingBy(Difference::change, Collectors.counting()));
        return Stream.of(Change.values())
                .filter(counts::containsKey)
                .map(change -> counts.get(change) + " " + change.label())
                .collect(Collectors.joining(", "));
    }

    private static Map<String, Item> items(ModelKind kind, Set<String> keys, byte[] content) {
        return switch (kind) {
            case PROCESS -> ProcessItems.of(content, keys);
            case DECISION -> DecisionItems.of(content, keys);
            case FORM -> FormItems.of(content);
        };
    }

    private static List<Difference> between(Map<String, Item> before, Map<String, Item> after) {
        var found = new ArrayList<Difference>();
        after.forEach((id, item) -> {
            var old = before.get(id);
            if (old == null) {
                found.add(difference(Change.ADDED, item, List.of()));
            } else if (!details(old, item).isEmpty()) {
                found.add(difference(Change.CHANGED, item, details(old, item)));
            }
        });
        before.forEach((id, item) -> {
            if (!after.containsKey(id)) {
                found.add(difference(Change.REMOVED, item, List.of()));
            }
        });
        return found;
    }

    private static Difference difference(Change change, Item item, List<String> details) {
        return new Difference(change, item.id(), item.type(), item.name(), details);
    }

    private static List<String> details(Item old, Item item) {
        var details = new ArrayList<String>();
        if (!old.name().equals(item.name()) && (old.named() || item.named())) {
            details.add("name: " + told(old.name()) + " → " + told(item.name()));
        }
        if (!old.type().equals(item.type())) {
            details.add("type: " + old.type() + " → " + item.type());
        }
        var facts = new TreeSet<>(old.facts().keySet());
        facts.addAll(item.facts().keySet());
        facts.stream()
                .filter(fact ->
                        !Objects.equals(old.facts().get(fact), item.facts().get(fact)))
                .map(fact -> fact + ": " + told(old.facts().get(fact)) + " → "
                        + told(item.facts().get(fact)))
                .forEach(details::add);
        return details;
    }

    private static String told(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return "nothing";
        }
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    }
}
