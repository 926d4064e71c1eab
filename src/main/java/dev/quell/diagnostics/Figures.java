package dev.quell.diagnostics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as people read them; the stored results keep every digit. */
public final class Figures {

    private static final double NOTHING = 1e-6;

    private Figures() {}

    /** Four significant digits without trailing zeros; what is smaller than a millionth becomes 0. */
    public static BigDecimal rounded(double value) {
        if (Math.abs(value) < NOTHING) {
            return BigDecimal.ZERO;
        }
        var rounded = new BigDecimal(value)
                .round(new MathContext(4, RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
