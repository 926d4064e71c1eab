package dev.quell.benchmark;

import java.util.ArrayList;
import java.util.concurrent.Callable;

/** Two sides measured in turn, A B B A, so that a machine that gets slower or faster favours neither. */
record Comparison(Samples ours, Samples peer) {

    static Comparison abba(int rounds, Callable<Double> ours, Callable<Double> peer) throws Exception {
        var a = new ArrayList<Double>();
        var b = new ArrayList<Double>();
        for (var round = 0; round < rounds; round++) {
            a.add(ours.call());
            b.add(peer.call());
            b.add(peer.call());
            a.add(ours.call());
        }
        return new Comparison(new Samples(a), new Samples(b));
    }

    /** @throws IllegalStateException when the peer did nothing, so that there is nothing to compare with */
    double ratio() {
        if (peer.median() == 0) {
            throw new IllegalStateException("The peer did nothing within a sample; is the machine busy?");
        }
        return ours.median() / peer.median();
    }

    String ratioText() {
        return Samples.number(ratio()) + " ×";
    }
}
