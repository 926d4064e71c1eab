package dev.quell.diagnostics.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Round numbers along an axis. */
final class Ticks {

    private Ticks() {}

    /** Multiples of 1, 2 or 5 times a power of ten between {@code low} and {@code high}: about {@code wanted} of them. */
    static List<BigDecimal> between(double low, double high, int wanted) {
        var step = step((high - low) / wanted);
        var ticks = new ArrayList<BigDecimal>();
        var first = (long) Math.ceil(low / step.doubleValue());
        for (var i = first; i * step.doubleValue() <= high && ticks.size() <= 2 * wanted; i++) {
            ticks.add(step.multiply(BigDecimal.valueOf(i)));
        }
        return ticks;
    }

    /** Plain digits where they are short, else with an exponent: 12500, 0.02, 3E+9. */
    static String label(BigDecimal tick) {
        var stripped = tick.stripTrailingZeros();
        var plain = stripped.toPlainString();
        return plain.length() <= 8 ? plain : stripped.toString();
    }

    private static BigDecimal step(double rough) {
        var power = (int) Math.floor(Math.log10(rough));
        var leading = rough / Math.pow(10, power);
        var digit = leading <= 1 ? 1 : leading <= 2 ? 2 : leading <= 5 ? 5 : 10;
        return BigDecimal.valueOf(digit).scaleByPowerOfTen(power);
    }
}
