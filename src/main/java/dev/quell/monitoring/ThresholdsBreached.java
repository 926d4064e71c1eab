package dev.quell.monitoring;

import java.util.List;

/** New observations broke limits. Published in the transaction that stores them: what follows is stored with them or not at all. */
public record ThresholdsBreached(List<Breach> breaches) {

    public ThresholdsBreached {
        breaches = List.copyOf(breaches);
    }
}
