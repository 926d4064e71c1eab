package dev.quell.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** Start-up on a database that is already set up, and resident memory ten seconds later. */
final class FootprintLines implements Line {

    private static final Duration IDLE = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "footprint";
    }

    @Override
    public List<Row> measure(Lab lab) throws Exception {
        var database = lab.database("footprint");
        var bareDatabase = lab.database("bare");
        lab.quell(database).close();
        lab.bare(bareDatabase).close();
        var memory = new ArrayList<Double>();
        var memoryThere = new ArrayList<Double>();
        Callable<Double> ours = () -> {
            try (var quell = lab.quell(database)) {
                return started(quell.jvm(), memory);
            }
        };
        Callable<Double> theirs = () -> {
            try (var bare = lab.bare(bareDatabase)) {
                return started(bare.jvm(), memoryThere);
            }
        };
        var startUp = Comparison.abba(1, ours, theirs);
        return List.of(
                row("start-up", startUp, "s"),
                row("idle memory (RSS)", new Comparison(new Samples(memory), new Samples(memoryThere)), "MiB"));
    }

    private static double started(JavaServer jvm, List<Double> memory) throws IOException {
        Awaitility.await().pollDelay(IDLE).atMost(IDLE.multipliedBy(2)).until(() -> true);
        memory.add(jvm.residentMemory());
        return jvm.startUp().toMillis() / 1000.0;
    }

    private static Row row(String what, Comparison compared, String unit) {
        return new Row(
                what,
                "bare Camunda starter with web applications and REST",
                compared.ours().text(unit),
                compared.peer().text(unit),
                compared.ratioText(),
                "≤ 1.3 ×");
    }
}
