package dev.quell.benchmark;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.awaitility.Awaitility;

/** Starts responses over REST for as long as one sample lasts, and waits until each has come to its first person. */
final class ResponseStarter {

    static final String PATH = "/engine-rest/process-definition/key/ai-incident-response/start";
    private static final String FIRST_TASK = "userTask_investigateAnomaly";
    private static final int CONNECTIONS = 8;
    private static final Duration CAP = Duration.ofMinutes(3);

    private final Lab lab;
    private final Wrk wrk;
    private final String database;
    private final URI url;
    private final String authorization;

    /**
     * @param database in which the engine keeps its tables
     * @param engine the address of a path of the program
     * @param authorization as whom, or empty
     */
    ResponseStarter(Lab lab, String database, Function<String, URI> engine, String authorization) {
        this.lab = lab;
        this.wrk = lab.wrk("start.lua");
        this.database = database;
        this.url = engine.apply(PATH);
        this.authorization = authorization;
    }

    /** Instances a second from the first start until the last one waits at its first task. */
    double rate() throws IOException, InterruptedException, SQLException {
        var begun = System.nanoTime();
        var started = startAll();
        return rate(started, begun);
    }

    /** The same, until a robot has completed the first two tasks of each and the third is there. */
    double rateWith(Robot robot) throws Exception {
        var begun = System.nanoTime();
        var started = startAll();
        robot.complete(open(FIRST_TASK), Map.of("driftSummary", "Half of the applications are refused since Monday"));
        robot.complete(
                open("userTask_verifyAnomaly"), Map.of("genuine", "true", "verificationNotes", "Seen in the plot"));
        return rate(started, begun);
    }

    /** @return how many there are now that wait at their first task */
    private long startAll() throws IOException, InterruptedException, SQLException {
        var before = number("count(*) from act_hi_taskinst where task_def_key_ = '" + FIRST_TASK + "'");
        var load = wrk.run(url, lab.scale().run(), CONNECTIONS, List.of(authorization));
        var started = number("count(*) from act_hi_procinst where proc_def_key_ = 'ai-incident-response'");
        Awaitility.await("first tasks of " + started + " responses")
                .atMost(CAP)
                .pollInterval(Duration.ofMillis(100))
                .until(() ->
                        number("count(*) from act_hi_taskinst where task_def_key_ = '" + FIRST_TASK + "'") >= started);
        lab.say(url + ": " + load + ", " + (started - before) + " responses");
        return started - before;
    }

    private double rate(long started, long begun) {
        return started / ((System.nanoTime() - begun) / (double) TimeUnit.SECONDS.toNanos(1));
    }

    private List<String> open(String element) throws SQLException {
        var ids = lab.postgres()
                .text(
                        database,
                        "select coalesce(string_agg(id_, ','), '') from act_ru_task where task_def_key_ = '" + element
                                + "'");
        return ids.isEmpty() ? List.of() : List.of(ids.split(","));
    }

    private long number(String select) throws SQLException {
        return lab.postgres().number(database, "select " + select);
    }
}
