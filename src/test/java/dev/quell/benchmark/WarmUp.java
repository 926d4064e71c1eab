package dev.quell.benchmark;

import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Has a virtual machine do what will be measured until it has compiled that. Its compilers take a core for as long as they have
 * something to do: half a minute of load on one machine, more than one on another, so that no fixed number of samples would do.
 */
final class WarmUp {

    /** Of the time of a sample, in cores. */
    private static final double SETTLED = 0.1;

    private static final int MOST = 6;

    private final Lab lab;

    WarmUp(Lab lab) {
        this.lab = lab;
    }

    /** Ends after two samples in which the compilers had little to do, not before the least time of the scale and not after six times that. */
    void of(JavaServer jvm, Callable<?> load) throws Exception {
        var begun = System.nanoTime();
        var calm = 0;
        while (since(begun).compareTo(lab.scale().warmUp()) < 0
                || calm < 2 && since(begun).compareTo(lab.scale().warmUp().multipliedBy(MOST)) < 0) {
            calm = compiling(jvm, load) < SETTLED ? calm + 1 : 0;
        }
        lab.say("warm after " + since(begun).toSeconds() + " s" + (calm < 2 ? ", not settled" : ""));
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static double compiling(JavaServer jvm, Callable<?> load) throws Exception {
        var begun = System.nanoTime();
        var before = jvm.compilation();
        load.call();
        return (double) jvm.compilation().minus(before).toNanos() / (System.nanoTime() - begun);
    }
}
