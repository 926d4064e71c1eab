package dev.quell.playbook;

import dev.quell.engine.ModelDeployed;
import dev.quell.engine.ModelKind;
import dev.quell.engine.ModelReleased;
import dev.quell.engine.PackUpdateKept;
import dev.quell.shared.CurrentActor;
import dev.quell.shared.Sha256;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What has happened to a process, decision or form: written once, never changed. */
@Component
public class PlaybookTimeline {

    private static final String UPDATE = "update-available";
    private static final int LONGEST = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    PlaybookTimeline(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The newest first, at most 500. */
    public List<PlaybookEntry> of(ModelKind kind, String key) {
        return jdbc.sql("select at, version, event, actor, text from quell.playbook_entry"
                        + " where kind = :kind and key = :key order by id desc limit " + LONGEST)
                .param("kind", kind.name())
                .param("key", key)
                .query((row, number) -> new PlaybookEntry(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getObject("version", Integer.class),
                        row.getString("event"),
                        row.getString("actor"),
                        row.getString("text")))
                .list();
    }

    void append(ModelVersion version, String event, String actor, String text) {
        append(version.kind(), version.key(), version.definitionId(), version.version(), event, actor, text);
    }

    @EventListener
    void onDeployment(ModelDeployed deployed) {
        append(
                deployed.kind(),
                deployed.key(),
                deployed.definitionId(),
                deployed.version(),
                "deployed",
                deployed.by(),
                "Version %d deployed%s"
                        .formatted(deployed.version(), deployed.draft() ? " as a draft" : " and released"));
    }

    @EventListener
    void onRelease(ModelReleased released) {
        append(
                released.kind(),
                released.key(),
                released.definitionId(),
                released.version(),
                "released",
                released.by(),
                "Version %d released: new incidents use it".formatted(released.version()));
    }

    /** Each start tells of it again; once for each bundled version is enough. */
    @EventListener
    void onKeptUpdate(PackUpdateKept update) {
        var text = "Customised, update available: the version bundled with Quell differs (SHA-256 "
                + Sha256.hex(update.content()) + ")";
        update.keys().stream()
                .filter(key -> !isTold(update.kind(), key, text))
                .forEach(key -> append(update.kind(), key, null, null, UPDATE, CurrentActor.SYSTEM, text));
    }

    private boolean isTold(ModelKind kind, String key, String text) {
        return jdbc.sql("select exists (select from quell.playbook_entry"
                        + " where kind = :kind and key = :key and event = :event and text = :text)")
                .param("kind", kind.name())
                .param("key", key)
                .param("event", UPDATE)
                .param("text", text)
                .query(Boolean.class)
                .single();
    }

    private void append(
            ModelKind kind,
            String key,
            @Nullable String definitionId,
            @Nullable Integer version,
            String event,
            String actor,
            String text) {
        jdbc.sql("""
                insert into quell.playbook_entry (at, kind, key, definition_id, version, event, actor, text)
                values (:at, :kind, :key, :definition, :version, :event, :actor, :text)""")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("kind", kind.name())
                .param("key", key)
                .param("definition", definitionId)
                .param("version", version)
                .param("event", event)
                .param("actor", actor)
                .param("text", text)
                .update();
    }
}
