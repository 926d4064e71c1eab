package dev.quell.insights;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Incidents of an AI system of the test's own, written into the record as they would have ended up there. */
public final class RecordedIncidents {

    public final String system = "insights-" + UUID.randomUUID();

    private final JdbcClient jdbc;
    private int entries;

    public RecordedIncidents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The whole scope of the tests: January and February 2026. */
    public Scope scope() {
        return new Scope(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 28), null, null, system);
    }

    public String open(String detectedAt, String type, @Nullable String severity, String status) {
        return open(detectedAt, type, severity, status, "An incident", null, false);
    }

    public String open(
            String detectedAt,
            String type,
            @Nullable String severity,
            String status,
            String title,
            @Nullable String outcome,
            boolean exercise) {
        var id = "INC-2026-T" + UUID.randomUUID().toString().substring(0, 8);
        jdbc.sql("""
                        insert into quell.incident (id, type, severity, status, title, description, system_id, source,
                            reported_by, outcome, exercise, detected_at)
                        values (:id, :type, :severity, :status, :title, '', :system, 'tasklist', 'tester', :outcome,
                            :exercise, :at)""")
                .param("id", id)
                .param("type", type)
                .param("severity", severity)
                .param("status", status)
                .param("title", title)
                .param("system", system)
                .param("outcome", outcome)
                .param("exercise", exercise)
                .param("at", at(detectedAt))
                .update();
        return id;
    }

    /** @param stage column of the moment, {@code contained_at} for example */
    public void reach(String id, String stage, Duration afterDetection) {
        jdbc.sql("update quell.incident set " + stage
                        + " = detected_at + make_interval(secs => :seconds) where id = :id")
                .param("seconds", afterDetection.toSeconds())
                .param("id", id)
                .update();
    }

    public void signal(String id, String outcome, String rule, String startsAt) {
        jdbc.sql("""
                        insert into quell.signal (id, source, fingerprint, starts_at, state, received_at, last_seen_at,
                            system_label, family, severity_hint, summary, payload, raw_sha256, outcome, incident_id)
                        select :signal, 'alertmanager', :signal, :startsAt, 'FIRING', detected_at, detected_at, '', 'drift',
                            'none', '', jsonb_build_object('labels', jsonb_build_object('alertname', cast(:rule as text))),
                            '', :outcome, id
                        from quell.incident where id = :incident""")
                .param("signal", UUID.randomUUID().toString())
                .param("startsAt", at(startsAt))
                .param("rule", rule)
                .param("outcome", outcome)
                .param("incident", id)
                .update();
    }

    /** An entry that Quell itself wrote. */
    public void entry(String id, String kind, String summary) {
        entry(id, kind, "quell", summary);
    }

    public void entry(String id, String kind, String actor, String summary) {
        jdbc.sql("""
                        insert into quell.timeline_entry
                            (incident_id, seq, at, kind, actor, summary, details, previous_hash, hash)
                        select id, :seq, detected_at, :kind, :actor, :summary, '{}', '', '' from quell.incident
                        where id = :incident""")
                .param("seq", ++entries)
                .param("kind", kind)
                .param("actor", actor)
                .param("summary", summary)
                .param("incident", id)
                .update();
    }

    public void improvement(String id, @Nullable String owner, LocalDate due, String status) {
        jdbc.sql("""
                        insert into quell.improvement (id, incident_id, description, type, owner, due_date, status,
                            created_by, created_at, updated_at)
                        select :id, id, 'Do better', 'PREVENT', :owner, :due, :status, 'tester', detected_at, detected_at
                        from quell.incident where id = :incident""")
                .params(Map.of(
                        "id", "IMP-2026-T" + UUID.randomUUID().toString().substring(0, 8),
                        "due", due,
                        "status", status,
                        "incident", id))
                .param("owner", owner)
                .update();
    }

    private static Timestamp at(String time) {
        return Timestamp.from(Instant.parse(time));
    }
}
