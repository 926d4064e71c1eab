package dev.quell.diagnostics;

import dev.quell.incident.Timeline;
import dev.quell.shared.CanonicalJson;
import dev.quell.shared.Sha256;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what diagnosis found. A new look is a new entry; the latest is what is shown. */
@Service
@Transactional
public class DiagnosisRecord {

    private final JdbcClient jdbc;
    private final Timeline timeline;
    private final Clock clock;

    DiagnosisRecord(JdbcClient jdbc, Timeline timeline, Clock clock) {
        this.jdbc = jdbc;
        this.timeline = timeline;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<DriftReport> distributions(String incidentId) {
        return latest(incidentId, DiagnosisPart.DISTRIBUTIONS, DriftReport.class);
    }

    @Transactional(readOnly = true)
    public Optional<MetricReport> metrics(String incidentId) {
        return latest(incidentId, DiagnosisPart.METRICS, MetricReport.class);
    }

    @Transactional(readOnly = true)
    public Optional<ChangeReport> changes(String incidentId) {
        return latest(incidentId, DiagnosisPart.CHANGES, ChangeReport.class);
    }

    /** The first look, which is the nearest to the detection. */
    @Transactional(readOnly = true)
    public Optional<ChangeReport> firstChanges(String incidentId) {
        return report(incidentId, DiagnosisPart.CHANGES, ChangeReport.class, "asc");
    }

    /** The plot of a feature in the latest comparison. */
    @Transactional(readOnly = true)
    public Optional<Plot> plot(String incidentId, String feature) {
        return plot(incidentId, "feature = :wanted", feature);
    }

    /** The plot of the feature that drifted most in the latest comparison. */
    @Transactional(readOnly = true)
    public Optional<Plot> worstPlot(String incidentId) {
        return plot(incidentId, "position = :wanted", 0);
    }

    private Optional<Plot> plot(String incidentId, String condition, Object wanted) {
        return jdbc.sql(
                        "select plot from quell.diagnosis_plot where " + condition + " and diagnosis_id ="
                                + " (select max(id) from quell.diagnosis where incident_id = :incident and part = 'DISTRIBUTIONS')")
                .param("incident", incidentId)
                .param("wanted", wanted)
                .query(String.class)
                .optional()
                .map(json -> CanonicalJson.read(json, Plot.class));
    }

    /** Stores a result and tells the timeline, in the caller's transaction. */
    void keep(String incidentId, DiagnosisPart part, Object report, String summary, List<Plot> plots) {
        var json = CanonicalJson.write(report);
        var id = jdbc.sql("""
                        insert into quell.diagnosis (incident_id, part, result, completed_at)
                        values (:incident, :part, :result, :at) returning id""")
                .param("incident", incidentId)
                .param("part", part.name())
                .param("result", json)
                .param("at", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
        for (var position = 0; position < plots.size(); position++) {
            insert(id, position, plots.get(position));
        }
        timeline.append(
                incidentId,
                "diagnosis.completed",
                summary,
                Map.of("part", part.name().toLowerCase(Locale.ROOT), "diagnosis", id, "sha256", Sha256.hex(json)));
    }

    private void insert(long id, int position, Plot plot) {
        jdbc.sql("insert into quell.diagnosis_plot (diagnosis_id, position, feature, plot)"
                        + " values (:id, :position, :feature, :plot)")
                .param("id", id)
                .param("position", position)
                .param("feature", plot.feature())
                .param("plot", CanonicalJson.write(plot))
                .update();
    }

    private <T> Optional<T> latest(String incidentId, DiagnosisPart part, Class<T> type) {
        return report(incidentId, part, type, "desc");
    }

    private <T> Optional<T> report(String incidentId, DiagnosisPart part, Class<T> type, String order) {
        return jdbc.sql("select result from quell.diagnosis where incident_id = :incident and part = :part"
                        + " order by id " + order + " limit 1")
                .param("incident", incidentId)
                .param("part", part.name())
                .query(String.class)
                .optional()
                .map(json -> CanonicalJson.read(json, type));
    }
}
