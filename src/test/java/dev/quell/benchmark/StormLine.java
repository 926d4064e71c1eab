package dev.quell.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A storm of few series, one alert a request, against an engine that starts a process instance for each. */
final class StormLine implements Line {

    private static final String SYSTEM = "bench-storm";
    private static final int SERIES = 500;

    @Override
    public String name() {
        return "storm";
    }

    @Override
    public List<Row> measure(Lab lab) throws Exception {
        var database = lab.database("storm");
        try (var quell = lab.quell(database);
                var bare = lab.bare(lab.database("bare"))) {
            quell.register(SYSTEM, null);
            bare.deploy(Map.of("look-at-alert.bpmn", Resources.text("look-at-alert.bpmn")));
            var ours = AlertSender.toQuell(lab, quell, SYSTEM, SERIES);
            var theirs = AlertSender.toApi(lab, bare.url("/alerts"), SYSTEM, SERIES);
            var warmUp = new WarmUp(lab);
            warmUp.of(bare.jvm(), () -> theirs.send(1));
            warmUp.of(quell.jvm(), () -> ours.send(1));
            var row = compared(lab, ours, theirs);
            var check = new RecordCheck(lab, database, quell);
            check.acknowledgedSeriesAreStored(SYSTEM, ours.acknowledgedSeries());
            check.oneOpenIncidentOf(SYSTEM);
            check.oneResponseAnIncident();
            check.chainsAreIntact(10);
            return List.of(row);
        }
    }

    private static Row compared(Lab lab, AlertSender ours, AlertSender theirs) throws Exception {
        var sent = new ArrayList<Long>();
        var compared = Comparison.abba(
                lab.scale().rounds(),
                () -> {
                    var load = ours.send(1);
                    sent.add(load.succeeded());
                    return load.rate();
                },
                () -> theirs.send(1).rate());
        var more = new ArrayList<>(compared.ours().values());
        while (total(sent) < lab.scale().stormAlerts() && more.size() < 20) {
            var load = ours.send(1);
            sent.add(load.succeeded());
            more.add(load.rate());
        }
        var storm = new Comparison(new Samples(more), compared.peer());
        return new Row(
                "%,d alerts of %d series".formatted(total(sent), SERIES),
                "an engine instance an alert on bare Camunda",
                storm.ours().text("alerts/s"),
                storm.peer().text("alerts/s"),
                storm.ratioText(),
                "≥ 25 ×");
    }

    private static long total(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
