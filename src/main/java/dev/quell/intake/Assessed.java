package dev.quell.intake;

import org.jspecify.annotations.Nullable;

/**
 * A signal with what was decided about it.
 *
 * @param onlyWatched it breaks nothing but the tightened limit of a monitoring window
 */
record Assessed(Signal signal, Verdict verdict, boolean onlyWatched) {

    /** Correlation key of the incident it belongs to; null without a system. */
    @Nullable
    String key() {
        return signal.systemId() == null ? null : signal.systemId() + "|" + verdict.incidentType();
    }

    boolean mayOpen() {
        return signal.isFiring() && !onlyWatched && verdict.verdict().equals("open");
    }

    Placed placed(Outcome outcome, @Nullable String incidentId) {
        var triageKey = outcome == Outcome.TRIAGE ? signal.triageKey() : null;
        return new Placed(signal.id(), outcome, verdict.reason(), verdict.incidentType(), incidentId, triageKey);
    }
}
