package dev.quell.benchmark;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Starts responses over REST and waits until each has come to its first person. */
final class ResponseStarter {

    static final String PATH = "/engine-rest/process-definition/key/ai-incident-response/start";

    private static final int CONNECTIONS = 8;
    private static final Duration CAP = Duration.ofMinutes(3);

    private final Lab lab;
    private final Wrk wrk;
    private final String database;
    private final URI url;
    private final String authorization;

    /** @param database in which the engine keeps its tables */
    ResponseStarter(Lab lab, String database, URI url, String authorization) {
        this.lab = lab;
        this.wrk = lab.wrk("start.lua");
        this.database = database;
        this.url = url;
        this.authorization = authorization;
    }

    /** Instances a second from the first start until the last one waits for a person. */
    double rate() throws IOException, InterruptedException {
        var before = count("act_hi_taskinst where task_def_key_ = 'userTask_investigateAnomaly'");
        var begun = System.nanoTime();
        var load = wrk.run(url, lab.scale().run(), CONNECTIONS, List.of(authorization));
        var started = count("act_hi_procinst where proc_def_key_ = 'ai-incident-response'");
        Awaitility.await("tasks of " + started + " responses")
                .atMost(CAP)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> count("act_hi_taskinst where task_def_key_ = 'userTask_investigateAnomaly'") >= started);
        var seconds = (System.nanoTime() - begun) / (double) TimeUnit.SECONDS.toNanos(1);
        lab.say(url + ": " + load + ", " + (started - before) + " at their first task after " + seconds + " s");
        return (started - before) / seconds;
    }

    private long count(String from) {
        try {
            return lab.postgres().number(database, "select count(*) from " + from);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
