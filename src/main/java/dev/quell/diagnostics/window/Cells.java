package dev.quell.diagnostics.window;

import java.util.Set;
import java.util.regex.Pattern;

/** How a cell's text is understood. */
final class Cells {

    /** The texts that pandas reads as missing by default. */
    private static final Set<String> MISSING = Set.of(
            "",
            "#N/A",
            "#N/A N/A",
            "#NA",
            "-1.#IND",
            "-1.#QNAN",
            "-NaN",
            "-nan",
            "1.#IND",
            "1.#QNAN",
            "<NA>",
            "N/A",
            "NA",
            "NULL",
            "NaN",
            "None",
            "n/a",
            "nan",
            "null");

    /** Decimal notation: Java would also take "0x1p3" and "1d", which are codes rather than numbers. */
    private static final String DECIMAL = "0123456789.+-eE";

    private static final Set<String> INFINITE = Set.of("inf", "-inf", "+inf", "Infinity", "-Infinity", "Inf", "-Inf");

    private static final Pattern TIMESTAMP = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2}([T ]\\d{2}:\\d{2}(:\\d{2}([.,]\\d{1,9})?)?( ?(Z|UTC|[+-]\\d{2}(:?\\d{2})?))?)?");

    private Cells() {}

    static boolean isMissing(String cell) {
        return MISSING.contains(cell);
    }

    static boolean isNumber(String cell) {
        if (INFINITE.contains(cell)) {
            return true;
        }
        for (var i = 0; i < cell.length(); i++) {
            if (DECIMAL.indexOf(cell.charAt(i)) < 0) {
                return false;
            }
        }
        return parses(cell);
    }

    static boolean isTimestamp(String cell) {
        return TIMESTAMP.matcher(cell).matches();
    }

    /** The number, infinite (of either sign, since infinities count as missing) where the text says so; only for what {@link #isNumber} accepts. */
    static double number(String cell) {
        return INFINITE.contains(cell) ? Double.POSITIVE_INFINITY : Double.parseDouble(cell);
    }

    private static boolean parses(String cell) {
        try {
            Double.parseDouble(cell);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
