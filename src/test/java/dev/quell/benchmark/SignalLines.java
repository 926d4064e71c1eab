package dev.quell.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Signals accepted, against Alertmanager: the same alerts again and again over 64 connections, as a monitoring system repeats what keeps
 * firing. The first pass brings new series, what follows repeats them, on both sides.
 */
final class SignalLines implements Line {

    private static final int MANY = 50;
    private static final String SYSTEM = "bench-load";

    @Override
    public String name() {
        return "signals";
    }

    @Override
    public List<Row> measure(Lab lab) throws Exception {
        var database = lab.database("signals");
        try (var quell = lab.quell(database);
                var alertmanager = lab.alertmanager()) {
            quell.register(SYSTEM, null);
            var series = lab.scale().series();
            var ours = AlertSender.toQuell(lab, quell, SYSTEM, series);
            var theirs = AlertSender.toApi(lab, alertmanager.url("/api/v2/alerts"), SYSTEM, series);
            var rows = List.of(
                    accepted(lab, quell.jvm(), ours, theirs, 1, "≥ 0.6 ×, p99 ≤ 50 ms"),
                    accepted(lab, quell.jvm(), ours, theirs, MANY, "≥ 0.5 ×"),
                    syncs(lab, ours));
            var check = new RecordCheck(lab, database, quell);
            check.acknowledgedSeriesAreStored(SYSTEM, ours.acknowledgedSeries());
            check.oneOpenIncidentOf(SYSTEM);
            check.oneResponseAnIncident();
            check.chainsAreIntact(10);
            return rows;
        }
    }

    private static Row accepted(Lab lab, JavaServer jvm, AlertSender ours, AlertSender theirs, int batch, String aim)
            throws Exception {
        theirs.send(batch);
        new WarmUp(lab).of(jvm, () -> ours.send(batch));
        var late = new ArrayList<Double>();
        var lateThere = new ArrayList<Double>();
        var compared = Comparison.abba(
                lab.scale().rounds(), () -> rate(ours, batch, late), () -> rate(theirs, batch, lateThere));
        return new Row(
                batch == 1
                        ? "signals accepted, one a request, 64 connections"
                        : "signals accepted, " + batch + " a request",
                "Alertmanager's API, " + lab.scale().series() + " series",
                compared.ours().text("/s") + ", p99 " + new Samples(late).text("ms"),
                compared.peer().text("/s") + ", p99 " + new Samples(lateThere).text("ms"),
                compared.ratioText(),
                aim);
    }

    private static double rate(AlertSender sender, int batch, List<Double> p99)
            throws IOException, InterruptedException {
        var load = sender.send(batch);
        p99.add(load.p99());
        return load.rate() * batch;
    }

    /** Every series is known by now, so that whatever is sent is a duplicate. */
    private static Row syncs(Lab lab, AlertSender sender) throws IOException, InterruptedException {
        var before = lab.postgres().walSyncs();
        var load = sender.send(1);
        var syncs = lab.postgres().walSyncs() - before;
        return new Row(
                "WAL syncs per duplicate signal",
                Row.NONE,
                syncs + " syncs for " + load.succeeded() + " signals",
                Row.NONE,
                Samples.number((double) syncs / load.succeeded()),
                "≤ 0.1");
    }
}
