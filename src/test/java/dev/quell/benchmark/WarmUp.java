package dev.quell.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/**
 * Has a virtual machine do what will be measured until it has compiled that. Its compilers are threads among many: under a load that
 * takes all cores they get a tenth of one, and have minutes of work left when the load ends. So each load is followed by a rest in
 * which they work off what it gave them; no fixed number of loads would do on every machine.
 */
final class WarmUp {

    /** Of the time of a load, in cores. */
    private static final double SETTLED = 0.1;

    private static final int MOST = 6;
    private static final Duration GLANCE = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    private final Lab lab;

    WarmUp(Lab lab) {
        this.lab = lab;
    }

    /** Ends after two loads that gave the compilers little to do, not before the least time of the scale and not after six times that. */
    void of(JavaServer jvm, Callable<?> load) throws Exception {
        var begun = System.nanoTime();
        var calm = 0;
        while (since(begun).compareTo(lab.scale().warmUp()) < 0
                || calm < 2 && since(begun).compareTo(lab.scale().warmUp().multipliedBy(MOST)) < 0) {
            calm = compiled(jvm, load) < SETTLED ? calm + 1 : 0;
        }
        lab.say("warm after " + since(begun).toSeconds() + " s" + (calm < 2 ? ", not settled" : ""));
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static double compiled(JavaServer jvm, Callable<?> load) throws Exception {
        var begun = System.nanoTime();
        var before = jvm.compilation();
        load.call();
        var loaded = since(begun);
        rest(jvm);
        return share(jvm.compilation().minus(before), loaded);
    }

    private static void rest(JavaServer jvm) throws IOException {
        var seen = new Duration[] {jvm.compilation()};
        Awaitility.await("compilers at rest")
                .pollDelay(GLANCE)
                .pollInterval(GLANCE)
                .atMost(LONGEST_REST)
                .until(() -> {
                    var before = seen[0];
                    seen[0] = jvm.compilation();
                    return share(seen[0].minus(before), GLANCE) < SETTLED;
                });
    }

    private static double share(Duration compilation, Duration time) {
        return (double) compilation.toNanos() / time.toNanos();
    }
}
