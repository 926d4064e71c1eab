package dev.quell.lint.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One cell of a decision table, as far as it is simple: texts, numbers, booleans, ranges, comparisons, lists of them,
 * {@code not(…)} and the dash. A name stands for a number that is not known: all comparisons with the same one can still
 * be held against each other.
 */
final class UnaryTests {

    private static final int LONGEST = 2_000;
    private static final Pattern NOT = Pattern.compile("not\\s*\\((.*)\\)", Pattern.DOTALL);
    private static final Pattern TEXT = Pattern.compile("\"([^\"\\\\]*)\"");
    private static final String NUMBER = "(-?\\d{1,18}(?:\\.\\d{1,18})?|[A-Za-z_]\\w*)";
    private static final Pattern COMPARISON = Pattern.compile("(<=|>=|<|>)?\\s*" + NUMBER);
    private static final Pattern RANGE =
            Pattern.compile("([\\[(\\]])\\s*" + NUMBER + "\\s*\\.\\.\\s*" + NUMBER + "\\s*([])\\[])");
    private static final Pattern COMMA = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

    private final List<Predicate<Value>> tests = new ArrayList<>();
    private final Set<Value> named = new HashSet<>();
    private final Set<String> symbols = new HashSet<>();
    private boolean negated;

    private UnaryTests() {}

    /** @return empty when a part of the text is more than simple */
    static Optional<UnaryTests> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        var parsed = new UnaryTests();
        var inner = text.strip();
        var not = NOT.matcher(inner);
        if (not.matches()) {
            parsed.negated = true;
            inner = not.group(1).strip();
        }
        if (inner.isEmpty() || inner.equals("-")) {
            parsed.tests.add(value -> true);
            return Optional.of(parsed);
        }
        for (var part : COMMA.split(inner, -1)) {
            if (!parsed.add(part.strip())) {
                return Optional.empty();
            }
        }
        return Optional.of(parsed);
    }

    boolean holds(Value value) {
        return negated != tests.stream().anyMatch(test -> test.test(value));
    }

    /** The values that the cell names. */
    Set<Value> named() {
        return named;
    }

    /** Names that stand for numbers. */
    Set<String> symbols() {
        return symbols;
    }

    private boolean add(String part) {
        var text = TEXT.matcher(part);
        if (text.matches()) {
            return equal(Value.ofText(text.group(1)));
        }
        if (part.equals("true") || part.equals("false")) {
            return equal(Value.ofText(part));
        }
        var comparison = COMPARISON.matcher(part);
        if (comparison.matches()) {
            return compare(comparison.group(1), number(comparison.group(2)));
        }
        var range = RANGE.matcher(part);
        return range.matches() && within(range);
    }

    private boolean equal(Value wanted) {
        named.add(wanted);
        return tests.add(wanted::equals);
    }

    private boolean compare(@Nullable String operator, BigDecimal bound) {
        return tests.add(value ->
                value.number() != null && holds(operator, value.number().compareTo(bound)));
    }

    private boolean within(Matcher range) {
        var low = number(range.group(2));
        var high = number(range.group(3));
        var lowOperator = range.group(1).equals("[") ? ">=" : ">";
        var highOperator = range.group(4).equals("]") ? "<=" : "<";
        return tests.add(value -> value.number() != null
                && holds(lowOperator, value.number().compareTo(low))
                && holds(highOperator, value.number().compareTo(high)));
    }

    private static boolean holds(@Nullable String operator, int comparison) {
        return switch (operator == null ? "" : operator) {
            case "<" -> comparison < 0;
            case "<=" -> comparison <= 0;
            case ">" -> comparison > 0;
            case ">=" -> comparison >= 0;
            default -> comparison == 0;
        };
    }

    private BigDecimal number(String text) {
        if (Character.isLetter(text.charAt(0)) || text.charAt(0) == '_') {
            symbols.add(text);
            return BigDecimal.ZERO;
        }
        var number = new BigDecimal(text).stripTrailingZeros();
        named.add(Value.ofNumber(number));
        return number;
    }
}
