package dev.quell.benchmark;

import dev.quell.benchmark.Wrk.Load;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Sends the alerts of one AI system over 64 connections, from the first series on, as long as one sample lasts. */
final class AlertSender {

    private static final int CONNECTIONS = 64;

    private final Lab lab;
    private final Wrk wrk;
    private final URI url;
    private final List<String> arguments;
    private final int series;
    private long acknowledgedSeries;

    private AlertSender(Lab lab, URI url, String form, String system, int series, String authorization) {
        this.lab = lab;
        this.wrk = lab.wrk("signals.lua");
        this.url = url;
        this.series = series;
        var startsAt = Instant.now().minus(Duration.ofMinutes(1)).truncatedTo(ChronoUnit.SECONDS);
        this.arguments = List.of(form, system, String.valueOf(series), startsAt.toString(), authorization);
    }

    /** As Alertmanager's webhook does, with an API key. */
    static AlertSender toQuell(Lab lab, QuellServer quell, String system, int series)
            throws IOException, InterruptedException {
        return new AlertSender(
                lab,
                quell.url("/api/v1/signals/alertmanager"),
                "webhook",
                system,
                series,
                quell.machineAuthorization());
    }

    /** In the body that Alertmanager's own API takes. */
    static AlertSender toApi(Lab lab, URI url, String system, int series) {
        return new AlertSender(lab, url, "alerts", system, series, "");
    }

    /** @param batch alerts a request */
    Load send(int batch) throws IOException, InterruptedException {
        var load = wrk.run(url, lab.scale().run(), CONNECTIONS, with(batch));
        lab.say(url + ": " + load);
        if (load.failed() == 0) {
            acknowledgedSeries = Math.max(acknowledgedSeries, Math.min(series, load.succeeded() * batch));
        }
        return load;
    }

    /** How many different series the receiver has acknowledged at the least. */
    long acknowledgedSeries() {
        return acknowledgedSeries;
    }

    private List<String> with(int batch) {
        return List.of(
                arguments.get(0),
                arguments.get(1),
                arguments.get(2),
                String.valueOf(batch),
                arguments.get(3),
                arguments.get(4));
    }
}
