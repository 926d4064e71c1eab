package dev.quell.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** Intake, starts and the board of one Quell with many closed incidents in its record, beside another without. */
final class GrowthLines implements Line {

    private static final String SYSTEM = "bench-growth";
    private static final int OPEN = 20;

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public List<Row> measure(Lab lab) throws Exception {
        var full = lab.database("grown");
        var empty = lab.database("empty");
        try (var grown = lab.quell(full);
                var fresh = lab.quell(empty)) {
            var incident = furnish(grown);
            furnish(fresh);
            var count = lab.scale().closedIncidents();
            new ClosedIncidents(lab.postgres(), full).fill(incident, count);
            lab.say("filled with " + count + " closed incidents");
            return List.of(board(lab, grown, fresh), intake(lab, grown, fresh), starts(lab, grown, full, fresh, empty));
        }
    }

    /** A few open incidents for the board to show; the first of them is returned. */
    private static String furnish(QuellServer quell) throws IOException, InterruptedException {
        quell.register(SYSTEM, null);
        var variables = new HashMap<String, Object>();
        for (var name : List.of("title", "description")) {
            variables.put(name, Map.of("value", "Scores look odd"));
        }
        variables.put("incidentType", Map.of("value", "other"));
        for (var n = 0; n < OPEN; n++) {
            quell.post("automation", ResponseStarter.PATH, Map.of("variables", variables));
        }
        Awaitility.await("first tasks")
                .atMost(Duration.ofMinutes(1))
                .until(() -> quell.get("admin", "/engine-rest/task/count?taskDefinitionKey=userTask_investigateAnomaly")
                                .path("count")
                                .asInt()
                        == OPEN);
        return quell.get("admin", "/api/v1/incidents?open=true")
                .path(0)
                .path("id")
                .asText();
    }

    private static Row board(Lab lab, QuellServer grown, QuellServer fresh) throws Exception {
        var ours = new PageReader(lab, grown);
        var theirs = new PageReader(lab, fresh);
        ours.rate();
        theirs.rate();
        return row(lab, "board, pages/s", Comparison.abba(lab.scale().rounds(), ours::rate, theirs::rate));
    }

    private static Row intake(Lab lab, QuellServer grown, QuellServer fresh) throws Exception {
        var ours = AlertSender.toQuell(lab, grown, SYSTEM, lab.scale().series());
        var theirs = AlertSender.toQuell(lab, fresh, SYSTEM, lab.scale().series());
        ours.send(1);
        theirs.send(1);
        var compared = Comparison.abba(
                lab.scale().rounds(),
                () -> ours.send(1).rate(),
                () -> theirs.send(1).rate());
        return row(lab, "intake, signals/s", compared);
    }

    private static Row starts(Lab lab, QuellServer grown, String full, QuellServer fresh, String empty)
            throws Exception {
        var ours = new ResponseStarter(lab, full, grown::url, grown.machineAuthorization());
        var theirs = new ResponseStarter(lab, empty, fresh::url, fresh.machineAuthorization());
        ours.rate();
        theirs.rate();
        return row(
                lab,
                "start to first task, instances/s",
                Comparison.abba(lab.scale().rounds(), ours::rate, theirs::rate));
    }

    private static Row row(Lab lab, String what, Comparison compared) {
        return new Row(
                "%s with %,d closed incidents".formatted(what, lab.scale().closedIncidents()),
                "the same, empty",
                compared.ours().text("/s"),
                compared.peer().text("/s"),
                compared.ratioText(),
                "≥ 0.95 ×");
    }

    /** Reads the board with one person's session over a few connections. */
    private static final class PageReader {

        private static final int CONNECTIONS = 4;

        private final Lab lab;
        private final QuellServer quell;
        private final String cookie;

        PageReader(Lab lab, QuellServer quell) throws IOException, InterruptedException {
            this.lab = lab;
            this.quell = quell;
            this.cookie = quell.login("commander");
        }

        double rate() throws IOException, InterruptedException {
            var load =
                    lab.wrk("get.lua").run(quell.url("/"), lab.scale().run(), CONNECTIONS, List.of("Cookie", cookie));
            lab.say("board: " + load);
            lab.checks().same(load.failed(), 0, "failed reads of the board");
            return load.rate();
        }
    }
}
