package dev.quell.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Starts a number of responses at once and sees how fast they get to people. */
final class Responses {

    private static final String FIRST_TASK = "userTask_investigateAnomaly";
    private static final Duration CAP = Duration.ofMinutes(3);

    private final Lab lab;
    private final String database;
    private final Robot machine;
    private final Robot engineer;

    /**
     * @param database in which the engine keeps its tables
     * @param machine starts the responses
     * @param engineer completes the first tasks
     */
    Responses(Lab lab, String database, Robot machine, Robot engineer) {
        this.lab = lab;
        this.database = database;
        this.machine = machine;
        this.engineer = engineer;
    }

    static Responses of(Lab lab, String database, QuellServer quell) throws IOException, InterruptedException {
        return new Responses(
                lab,
                database,
                new Robot(quell::url, quell.machineAuthorization()),
                new Robot(quell::url, quell.authorizationOf("engineer")));
    }

    /** Instances a second from the first start until the last one waits at its first task. */
    double toTheFirstTask() throws Exception {
        var begun = System.nanoTime();
        start(lab.scale().responses());
        return rate(begun);
    }

    /** The same, until the first two tasks of each are completed and the third is there. */
    double toTheThirdTask() throws Exception {
        var begun = System.nanoTime();
        start(lab.scale().responses());
        engineer.complete(
                open(FIRST_TASK), Map.of("driftSummary", "Half of the applications are refused since Monday"));
        engineer.complete(
                open("userTask_verifyAnomaly"), Map.of("genuine", "true", "verificationNotes", "Seen in the plot"));
        return rate(begun);
    }

    void start(int count) throws Exception {
        var before = firstTasks();
        machine.start(count);
        Awaitility.await("first tasks of " + count + " responses")
                .atMost(CAP)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> firstTasks() - before >= count);
    }

    private long firstTasks() throws SQLException {
        return lab.postgres()
                .number(database, "select count(*) from act_hi_taskinst where task_def_key_ = '" + FIRST_TASK + "'");
    }

    private List<String> open(String element) throws SQLException {
        return List.of(lab.postgres()
                .text(database, "select string_agg(id_, ',') from act_ru_task where task_def_key_ = '" + element + "'")
                .split(","));
    }

    private double rate(long begun) {
        var seconds = (System.nanoTime() - begun) / (double) TimeUnit.SECONDS.toNanos(1);
        lab.say(database + ": " + lab.scale().responses() + " responses in " + seconds + " s");
        return lab.scale().responses() / seconds;
    }
}
