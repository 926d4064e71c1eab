package dev.quell.diagnostics.web;

import dev.quell.diagnostics.ChangeReport;
import dev.quell.diagnostics.DiagnosisRecord;
import dev.quell.diagnostics.DriftReport;
import dev.quell.diagnostics.MetricReport;
import dev.quell.diagnostics.Plot;
import dev.quell.incident.Incidents;
import dev.quell.shared.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What diagnosis found, to be read. */
@RestController
@RequestMapping("/api/v1/incidents/{id}/diagnosis")
class DiagnosisController {

    /** Opened on its own, a picture may style itself and do nothing else. */
    private static final String PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    private final Incidents incidents;
    private final DiagnosisRecord record;

    DiagnosisController(Incidents incidents, DiagnosisRecord record) {
        this.incidents = incidents;
        this.record = record;
    }

    /** The latest result of each part; null for a part that has not run. */
    record DiagnosisView(
            @Nullable DriftReport distributions,
            @Nullable MetricReport metrics,
            @Nullable ChangeReport changes) {}

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    DiagnosisView diagnosis(@PathVariable String id) {
        incidents.require(id);
        return new DiagnosisView(
                record.distributions(id).orElse(null),
                record.metrics(id).orElse(null),
                record.changes(id).orElse(null));
    }

    /**
     * The two distributions of a feature, by default of the one that drifted most. Where there is nothing to draw the picture
     * says so, because a form would show an error as a broken image.
     */
    @GetMapping(path = "/plot.svg", produces = "image/svg+xml")
    ResponseEntity<String> plot(@PathVariable String id, @RequestParam Optional<String> feature) {
        incidents.require(id);
        return ResponseEntity.ok()
                .header("Content-Security-Policy", PICTURE_POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(picture(id, feature));
    }

    private String picture(String id, Optional<String> feature) {
        if (feature.isPresent()) {
            return record.plot(id, feature.get())
                    .map(plot -> draw(id, plot))
                    .orElseThrow(() -> Problem.notFound("plot of the feature", feature.get()));
        }
        return record.worstPlot(id)
                .map(plot -> draw(id, plot))
                .orElseGet(() -> DistributionSvg.message("No distributions have been compared for " + id));
    }

    private String draw(String id, Plot plot) {
        var report = record.distributions(id);
        var figure = report.flatMap(drift -> drift.feature(plot.feature())).map(Caption::of);
        return new DistributionSvg(plot, figure.orElse("")).draw();
    }
}
