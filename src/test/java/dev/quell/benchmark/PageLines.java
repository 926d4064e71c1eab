package dev.quell.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** How fast the server answers a page with much in its record, and how soon the open rooms are told what happens. */
final class PageLines implements Line {

    private static final String SYSTEM = "bench-pages";
    private static final String LIMIT = "p50 < 100 ms";

    /** Where the aim is another one, or there is none. */
    private static final Map<String, String> AIMS = Map.of("/insights", Row.NONE);

    private static final int OPEN = 20;
    private static final int ROOMS = 200;
    private static final int NOTES = 20;
    private static final Duration CAP = Duration.ofSeconds(30);

    @Override
    public String name() {
        return "pages";
    }

    @Override
    public List<Row> measure(Lab lab) throws Exception {
        var database = lab.database("pages");
        try (var quell = lab.quell(database)) {
            quell.register(SYSTEM, null);
            Responses.of(lab, database, quell).start(OPEN);
            AlertSender.toQuell(lab, quell, SYSTEM, 1).send(1);
            var incident = lab.postgres()
                    .text(database, "select id from quell.incident where system_id = '" + SYSTEM + "' limit 1");
            new ClosedIncidents(lab.postgres(), database)
                    .fill(incident, lab.scale().closedIncidents());
            var record = record(lab, database);
            var rows = new ArrayList<Row>();
            for (var page : List.of("/", "/?all=true", "/incidents/" + incident, "/insights")) {
                rows.add(answered(
                        lab, quell, page.replace(incident, "…"), page, record, AIMS.getOrDefault(page, LIMIT)));
            }
            rows.addAll(told(lab, quell, incident));
            return rows;
        }
    }

    private static String record(Lab lab, String database) throws SQLException {
        return "%,d incidents, %,d entries"
                .formatted(
                        lab.postgres().number(database, "select count(*) from quell.incident"),
                        lab.postgres().number(database, "select count(*) from quell.timeline_entry"));
    }

    private static Row answered(Lab lab, QuellServer quell, String name, String page, String record, String aim)
            throws IOException, InterruptedException {
        var cookie = quell.login("commander");
        var wrk = lab.wrk("get.lua");
        wrk.run(quell.url(page), lab.scale().run(), 1, List.of("Cookie", cookie));
        var load = wrk.run(quell.url(page), lab.scale().run(), 1, List.of("Cookie", cookie));
        lab.checks().same(load.failed(), 0, "reads of " + name + " that failed");
        return new Row(
                "page " + name + " with " + record,
                Row.NONE,
                "p50 %s ms, p99 %s ms".formatted(Samples.number(load.p50()), Samples.number(load.p99())),
                Row.NONE,
                Row.NONE,
                aim);
    }

    /** From sending a note to its arrival in each of the open rooms. */
    private static List<Row> told(Lab lab, QuellServer quell, String incident)
            throws IOException, InterruptedException {
        var before = quell.jvm().threads();
        try (var rooms = OpenRooms.of(quell, incident, ROOMS)) {
            var delays = new ArrayList<Double>();
            for (var note = 0; note < NOTES; note++) {
                var sent = System.nanoTime();
                rooms.note("Note " + note);
                Awaitility.await("news in every room").atMost(CAP).until(rooms::allTold);
                delays.addAll(rooms.arrivedAfter(sent));
            }
            var samples = new Samples(delays);
            return List.of(
                    new Row(
                            "a note reaches " + ROOMS + " open rooms",
                            Row.NONE,
                            "p50 %s ms, p99 %s ms"
                                    .formatted(
                                            Samples.number(samples.median()), Samples.number(samples.percentile(99))),
                            Row.NONE,
                            Row.NONE,
                            "< 1,000 ms"),
                    new Row(
                            "threads of the node for " + ROOMS + " open rooms",
                            "with none",
                            String.valueOf(quell.jvm().threads()),
                            String.valueOf(before),
                            Row.NONE,
                            "not one each"));
        }
    }
}
