package dev.quell.lint.table;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** One input of a decision table: values of which each stands for all that the rules treat alike. */
final class Column {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final String label;
    private final List<Value> values;
    private final List<BitSet> rules;

    private Column(String label, List<Value> values, List<UnaryTests> cells) {
        this.label = label;
        this.values = values;
        this.rules = values.stream().map(value -> rulesFor(value, cells)).toList();
    }

    /**
     * @param type as the table says; empty when it says none
     * @param allowed the input values that the table allows; empty for all
     * @return empty when a cell is more than simple
     */
    static Optional<Column> of(String label, String type, String allowed, List<String> texts) {
        var cells =
                texts.stream().flatMap(text -> UnaryTests.parse(text).stream()).toList();
        var allowedTests = UnaryTests.parse(allowed);
        if (cells.size() < texts.size() || allowedTests.isEmpty()) {
            return Optional.empty();
        }
        var all = new ArrayList<>(cells);
        all.add(allowedTests.get());
        return values(type, all)
                .map(values -> new Column(
                        label, values.stream().filter(allowedTests.get()::holds).toList(), cells));
    }

    int values() {
        return values.size();
    }

    /** The rules whose cell holds for the value; not to be changed. */
    BitSet rulesFor(int value) {
        return rules.get(value);
    }

    private static BitSet rulesFor(Value value, List<UnaryTests> cells) {
        var rules = new BitSet();
        IntStream.range(0, cells.size())
                .filter(rule -> cells.get(rule).holds(value))
                .forEach(rules::set);
        return rules;
    }

    String shown(int value) {
        return label + " = " + values.get(value).shown();
    }

    private static Optional<List<Value>> values(String type, List<UnaryTests> cells) {
        var symbols = new HashSet<String>();
        var named = new LinkedHashSet<Value>();
        cells.forEach(cell -> {
            symbols.addAll(cell.symbols());
            named.addAll(cell.named());
        });
        if (!symbols.isEmpty()) {
            // numbers and names cannot be held against each other
            return symbols.size() == 1 && named.isEmpty()
                    ? Optional.of(around(Set.of(BigDecimal.ZERO), type))
                    : Optional.empty();
        }
        var numeric = named.stream().anyMatch(value -> value.number() != null);
        return switch (type.isEmpty() && numeric ? "number" : type) {
            case "boolean" -> Optional.of(List.of(Value.ofText("true"), Value.ofText("false")));
            case "integer", "long", "double", "number" -> Optional.of(around(numbers(named), type));
            case "string", "" -> Optional.of(texts(named));
            default -> named.isEmpty() ? Optional.of(List.of(Value.OTHER)) : Optional.empty();
        };
    }

    private static List<Value> texts(Collection<Value> named) {
        var texts = new ArrayList<>(named);
        texts.add(Value.OTHER);
        return texts;
    }

    private static Set<BigDecimal> numbers(Collection<Value> named) {
        var numbers = new TreeSet<BigDecimal>();
        named.stream()
                .flatMap(value -> Optional.ofNullable(value.number()).stream())
                .forEach(numbers::add);
        return numbers;
    }

    /** Each border, one number between every two of them where there is one, and one beyond either end. */
    private static List<Value> around(Collection<BigDecimal> borders, String type) {
        var whole = type.equals("integer") || type.equals("long");
        var sorted = new TreeSet<>(borders);
        if (sorted.isEmpty()) {
            return List.of(Value.ofNumber(BigDecimal.ZERO));
        }
        var all = new TreeSet<>(sorted);
        all.add(sorted.first().subtract(BigDecimal.ONE));
        all.add(sorted.last().add(BigDecimal.ONE));
        for (var low : sorted) {
            var high = sorted.higher(low);
            if (high != null) {
                var middle = low.add(high).divide(TWO);
                all.add(whole ? middle.setScale(0, RoundingMode.FLOOR) : middle);
            }
        }
        return all.stream().map(Value::ofNumber).toList();
    }
}
