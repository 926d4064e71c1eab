package dev.quell.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

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
            var ours = furnish(lab, full, grown);
            var theirs = furnish(lab, empty, fresh);
            var count = lab.scale().closedIncidents();
            AlertSender.toQuell(lab, grown, SYSTEM, 1).send(1);
            AlertSender.toQuell(lab, fresh, SYSTEM, 1).send(1);
            new ClosedIncidents(lab.postgres(), full).fill(incident(lab, full), count);
            lab.say("filled with " + count + " closed incidents");
            return List.of(board(lab, grown, fresh), intake(lab, grown, fresh), starts(lab, ours, theirs));
        }
    }

    /** A few open incidents for the board to show. */
    private static Responses furnish(Lab lab, String database, QuellServer quell) throws Exception {
        quell.register(SYSTEM, null);
        var responses = Responses.of(lab, database, quell);
        responses.start(OPEN);
        return responses;
    }

    /** The one that alerts have opened: it has signals, decisions and diagnostics in its history. */
    private static String incident(Lab lab, String database) throws SQLException {
        return lab.postgres().text(database, "select id from quell.incident where system_id = '" + SYSTEM + "'");
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

    private static Row starts(Lab lab, Responses ours, Responses theirs) throws Exception {
        ours.toTheFirstTask();
        theirs.toTheFirstTask();
        return row(
                lab,
                "start to first task, instances/s",
                Comparison.abba(lab.scale().rounds(), ours::toTheFirstTask, theirs::toTheFirstTask));
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
            if (load.failed() > 0) {
                throw new IOException(load.failed() + " reads of the board failed");
            }
            return load.rate();
        }
    }
}
