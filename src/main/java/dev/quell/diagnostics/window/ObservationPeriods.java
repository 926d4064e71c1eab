package dev.quell.diagnostics.window;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which observations make a window.
 *
 * @param current length of the current window, which ends now
 * @param reference length of the reference window, which ends where the current one begins
 */
@ConfigurationProperties("quell.diagnostics.observations")
public record ObservationPeriods(
        @DefaultValue("1d") Duration current,
        @DefaultValue("30d") Duration reference) {

    public ObservationPeriods {
        if (current.isNegative() || current.isZero() || reference.isNegative() || reference.isZero()) {
            throw new IllegalArgumentException("quell.diagnostics.observations: current and reference must be above 0");
        }
    }
}
