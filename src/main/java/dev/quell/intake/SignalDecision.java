package dev.quell.intake;

/** The decision on signals, wherever it is made. */
public interface SignalDecision {

    Verdict assess(SignalFacts facts);
}
