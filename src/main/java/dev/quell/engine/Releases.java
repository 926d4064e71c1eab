package dev.quell.engine;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which deployed version of a model incidents use: the one that was released last, as long as it is deployed. What has never been
 * released is a draft.
 */
@Component
public class Releases {

    private static final String DEPLOYED = "exists (select from %s model where model.id_ = release.definition_id)";

    private final JdbcClient jdbc;
    private final Clock clock;

    Releases(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The id of the engine's definition; empty when no version has been released. */
    public Optional<String> released(ModelKind kind, String key) {
        return newest(kind, key, " limit 1").optional();
    }

    /** The ids of the engine's definitions, one for each model that has a released version. */
    public List<String> released(ModelKind kind) {
        return jdbc.sql("select distinct on (key) definition_id from quell.release where kind = :kind and "
                        + DEPLOYED.formatted(kind.table()) + " order by key, id desc")
                .param("kind", kind.name())
                .query(String.class)
                .list();
    }

    /** The ids of everything that was released and is deployed; what incidents use comes first. */
    List<String> newestFirst(ModelKind kind, String key) {
        return newest(kind, key, "").list();
    }

    public boolean isDraft(String definitionId) {
        return jdbc.sql("select not exists (select from quell.release where definition_id = :definition)")
                .param("definition", definitionId)
                .query(Boolean.class)
                .single();
    }

    void add(ModelKind kind, String key, String definitionId, int version, String by) {
        jdbc.sql("""
                insert into quell.release (kind, key, definition_id, version, released_at, released_by)
                values (:kind, :key, :definition, :version, :at, :by)""")
                .param("kind", kind.name())
                .param("key", key)
                .param("definition", definitionId)
                .param("version", version)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    /** On a database from before versions were released, what is deployed newest is what incidents use. */
    void adopt(String by) {
        if (isEmpty()) {
            for (var kind : ModelKind.values()) {
                jdbc.sql("""
                        insert into quell.release (kind, key, definition_id, version, released_at, released_by)
                        select distinct on (key_) :kind, key_, id_, version_, :at, :by from %s order by key_, version_ desc""".formatted(kind.table()))
                        .param("kind", kind.name())
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .update();
            }
        }
    }

    List<String> released(ModelKind kind, @Nullable String key, String @Nullable [] among) {
        var ids = key == null ? released(kind) : released(kind, key).stream().toList();
        return among == null
                ? ids
                : ids.stream().filter(id -> List.of(among).contains(id)).toList();
    }

    private JdbcClient.MappedQuerySpec<String> newest(ModelKind kind, String key, String limit) {
        return jdbc.sql("select definition_id from quell.release where kind = :kind and key = :key and "
                        + DEPLOYED.formatted(kind.table()) + " order by id desc" + limit)
                .param("kind", kind.name())
                .param("key", key)
                .query(String.class);
    }

    private boolean isEmpty() {
        return jdbc.sql("select not exists (select from quell.release)")
                .query(Boolean.class)
                .single();
    }
}
