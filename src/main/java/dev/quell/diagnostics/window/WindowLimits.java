package dev.quell.diagnostics.window;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How large a data window may be, so that one diagnosis cannot exhaust the machine.
 *
 * @param maxBytes size of the file
 * @param maxRows rows without the header
 * @param maxColumns columns of the header
 */
@ConfigurationProperties("quell.diagnostics.window")
public record WindowLimits(
        @DefaultValue("67108864") long maxBytes,
        @DefaultValue("1000000") int maxRows,
        @DefaultValue("500") int maxColumns) {

    public WindowLimits {
        if (maxBytes < 1 || maxRows < 1 || maxColumns < 1) {
            throw new IllegalArgumentException(
                    "quell.diagnostics.window: max-bytes, max-rows and max-columns must be above 0");
        }
    }
}
