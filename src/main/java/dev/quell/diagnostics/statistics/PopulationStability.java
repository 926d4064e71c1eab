package dev.quell.diagnostics.statistics;

/** Population stability index: the symmetrised Kullback-Leibler divergence of two binned distributions, in nats, 0 or more. */
public final class PopulationStability {

    private PopulationStability() {}

    /** Empty bins are filled as {@link Shares} says, so the index is finite. */
    public static double index(Shares shares) {
        var filled = shares.withoutZeros();
        var sum = 0.0;
        for (var i = 0; i < filled.reference().length; i++) {
            var reference = filled.reference()[i];
            var current = filled.current()[i];
            sum += (reference - current) * Math.log(reference / current);
        }
        return sum;
    }
}
