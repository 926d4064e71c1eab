package dev.quell.benchmark;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What authentication and authorization add, measured in the running node by a clock before their filters and one behind them
 * ({@link ProbedQuell}). The same requests without a login are no comparison: Quell does not answer them.
 */
final class SecurityLines implements Line {

    private static final String SYSTEM = "bench-security";

    @Override
    public String name() {
        return "security";
    }

    /** @param processCpu of the whole node, whichever thread, garbage collection included */
    private record Probe(double requests, double wall, double cpu, double processCpu) {

        double share() {
            return 100 * cpu / processCpu;
        }

        double millis() {
            return wall / requests / 1e6;
        }

        double cpuMillis() {
            return cpu / requests / 1e6;
        }
    }

    @Override
    public List<Row> measure(Lab lab) throws Exception {
        try (var quell = lab.probedQuell(lab.database("security"))) {
            quell.register(SYSTEM, null);
            var rows = new ArrayList<Row>();
            rows.add(intake(lab, quell));
            for (var page : List.of("/", "/systems", "/playbooks")) {
                rows.add(page(lab, quell, page));
            }
            return rows;
        }
    }

    private static Row intake(Lab lab, QuellServer quell) throws Exception {
        var sender = AlertSender.toQuell(lab, quell, SYSTEM, lab.scale().series());
        new WarmUp(lab).of(quell.jvm(), () -> sender.send(1));
        var shares = new ArrayList<Double>();
        var micros = new ArrayList<Double>();
        for (var round = 0; round < 2 * lab.scale().rounds(); round++) {
            probe(quell);
            sender.send(1);
            var probe = probe(quell);
            shares.add(probe.share());
            micros.add(probe.cpu() / probe.requests() / 1e3);
        }
        return new Row(
                "authentication and authorization of a signal, one a request, 64 connections, API key",
                "all the node's CPU time meanwhile",
                new Samples(micros).text("µs CPU"),
                Row.NONE,
                new Samples(shares).text("%"),
                "< 10 %");
    }

    private static Row page(Lab lab, QuellServer quell, String page) throws IOException, InterruptedException {
        var cookie = quell.login("commander");
        var wrk = lab.wrk("get.lua");
        wrk.run(quell.url(page), lab.scale().run(), 1, List.of("Cookie", cookie));
        probe(quell);
        var load = wrk.run(quell.url(page), lab.scale().run(), 1, List.of("Cookie", cookie));
        var probe = probe(quell);
        lab.checks().same(load.failed(), 0, "reads of " + page + " that failed");
        return new Row(
                "authentication and authorization of the page " + page + ", session",
                Row.NONE,
                "%s ms, %s ms of it CPU, of p50 %s ms"
                        .formatted(
                                Samples.number(probe.millis()),
                                Samples.number(probe.cpuMillis()),
                                Samples.number(load.p50())),
                Row.NONE,
                Row.NONE,
                "< 2 ms");
    }

    /** The figures since it was asked last. */
    private static Probe probe(QuellServer quell) throws IOException, InterruptedException {
        var answer =
                quell.http().send(HttpRequest.newBuilder(quell.url("/probe")).build());
        var figures = Arrays.stream(answer.body().split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new Probe(figures[0], figures[1], figures[2], figures[3]);
    }
}
