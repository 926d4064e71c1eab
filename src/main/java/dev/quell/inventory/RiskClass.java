package dev.quell.inventory;

import java.util.Locale;

/** Risk class of a system after the EU AI Act's tiers; prohibited systems are not registered. */
public enum RiskClass {
    HIGH,
    LIMITED,
    MINIMAL;

    /** As decisions read it, for example {@code high}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
