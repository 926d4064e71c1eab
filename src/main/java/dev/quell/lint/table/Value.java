package dev.quell.lint.table;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A value that an input can have.
 *
 * @param text null for any text that the table does not name
 * @param number for numbers only
 */
record Value(@Nullable String text, @Nullable BigDecimal number) {

    static final Value OTHER = new Value(null, null);

    static Value ofText(String text) {
        return new Value(text, null);
    }

    static Value ofNumber(BigDecimal number) {
        return new Value(number.toPlainString(), number);
    }

    String shown() {
        return text == null ? "anything else" : number == null ? "\"" + text + "\"" : text;
    }
}
