package dev.quell.diagnostics.statistics;

/**
 * Jensen-Shannon distance of two binned distributions: the square root of the divergence in nats, 0 to sqrt(ln 2) = 0.8326.
 * Natural logarithms, because Evidently takes scipy's default base and its threshold of 0.1 belongs to that scale.
 */
public final class JensenShannon {

    private JensenShannon() {}

    public static double distance(Shares shares) {
        var sum = 0.0;
        for (var i = 0; i < shares.reference().length; i++) {
            var reference = shares.reference()[i];
            var current = shares.current()[i];
            var middle = (reference + current) / 2;
            sum += relativeEntropy(reference, middle) + relativeEntropy(current, middle);
        }
        // rounding can leave a sum a little below 0 for equal distributions
        return Math.sqrt(Math.max(0, sum) / 2);
    }

    private static double relativeEntropy(double share, double middle) {
        return share == 0 ? 0 : share * Math.log(share / middle);
    }
}
