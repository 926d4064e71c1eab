package dev.quell.incident;

import dev.quell.shared.CurrentActor;
import dev.quell.shared.Problem;
import dev.quell.shared.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps frozen copies with their hash, collector and time; the database refuses to change or delete them. */
@Service
@Transactional
public class EvidenceStore {

    private static final String FROZEN = "evidence.frozen";

    private static final String COLUMNS =
            "id, incident_id, name, media_type, source, sha256, size, collected_by, collected_at";

    private final JdbcClient jdbc;
    private final Timeline timeline;
    private final CurrentActor actor;
    private final Clock clock;

    EvidenceStore(JdbcClient jdbc, Timeline timeline, CurrentActor actor, Clock clock) {
        this.jdbc = jdbc;
        this.timeline = timeline;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * The same content under the same name is kept once a round: freezing again after a retry returns what is there; when the
     * incident has come back, it is frozen again to show that it was still so.
     */
    public Evidence freeze(String incidentId, String name, String mediaType, byte[] content, String source) {
        var hash = Sha256.hex(content);
        return ofThisRound(incidentId).stream()
                .filter(kept -> kept.name().equals(name) && kept.sha256().equals(hash))
                .findFirst()
                .orElseGet(() -> store(
                        new Evidence(
                                UUID.randomUUID().toString(),
                                incidentId,
                                name,
                                mediaType,
                                source,
                                hash,
                                content.length,
                                actor.name(),
                                clock.instant().truncatedTo(ChronoUnit.MICROS)),
                        content));
    }

    @Transactional(readOnly = true)
    public List<Evidence> of(String incidentId) {
        return jdbc.sql("select " + COLUMNS
                        + " from quell.evidence where incident_id = :id order by collected_at, name, id")
                .param("id", incidentId)
                .query(EvidenceStore::map)
                .list();
    }

    /**
     * What was frozen since the incident was opened or, when it recurred, since it last came back. The order of the timeline
     * decides, not the clocks of the nodes.
     */
    @Transactional(readOnly = true)
    public List<Evidence> ofThisRound(String incidentId) {
        var ids = timeline.ofThisRound(incidentId, FROZEN).stream()
                .map(entry -> entry.detailsMap().get("id"))
                .collect(Collectors.toSet());
        return of(incidentId).stream().filter(kept -> ids.contains(kept.id())).toList();
    }

    /** @throws Problem 404 when there is no such evidence in this incident */
    @Transactional(readOnly = true)
    public byte[] content(String incidentId, String evidenceId) {
        return jdbc.sql("select content from quell.evidence where incident_id = :incident and id = :id")
                .param("incident", incidentId)
                .param("id", evidenceId)
                .query(byte[].class)
                .optional()
                .orElseThrow(() -> Problem.notFound("evidence", evidenceId));
    }

    private Evidence store(Evidence evidence, byte[] content) {
        jdbc.sql("insert into quell.evidence (" + COLUMNS + ", content)"
                        + " values (:id, :incident, :name, :mediaType, :source, :sha256, :size, :by, :at, :content)")
                .param("id", evidence.id())
                .param("incident", evidence.incidentId())
                .param("name", evidence.name())
                .param("mediaType", evidence.mediaType())
                .param("source", evidence.source())
                .param("sha256", evidence.sha256())
                .param("size", evidence.size())
                .param("by", evidence.collectedBy())
                .param("at", Timestamp.from(evidence.collectedAt()))
                .param("content", content)
                .update();
        timeline.append(
                evidence.incidentId(),
                FROZEN,
                "Evidence frozen: " + evidence.name(),
                Map.of(
                        "id", evidence.id(),
                        "name", evidence.name(),
                        "source", evidence.source(),
                        "sha256", evidence.sha256(),
                        "size", evidence.size()));
        return evidence;
    }

    private static Evidence map(ResultSet row, int index) throws SQLException {
        return new Evidence(
                row.getString("id"),
                row.getString("incident_id"),
                row.getString("name"),
                row.getString("media_type"),
                row.getString("source"),
                row.getString("sha256"),
                row.getLong("size"),
                row.getString("collected_by"),
                row.getTimestamp("collected_at").toInstant());
    }
}
