package dev.quell.playbook;

import dev.quell.engine.ModelKind;
import dev.quell.incident.IncidentVisibility;
import dev.quell.playbook.ModelVersion.State;
import dev.quell.shared.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What is deployed, in all its versions, read from the engine's tables: its queries know no forms and no releases. Counts the
 * incidents that whoever reads may know of.
 */
@Repository
class ModelVersions {

    private static final String VERSIONS = """
            select '%1$s' as kind, model.key_ as key, %3$s as name, model.version_ as version, model.id_ as definition_id,
                model.deployment_id_ as deployment_id, model.resource_name_ as resource, deployment.deploy_time_ as deployed_at,
                (select actor from quell.playbook_entry entry
                    where entry.definition_id = model.id_ and entry.event = 'deployed' order by entry.id limit 1) as deployed_by,
                exists (select from quell.release where release.definition_id = model.id_) as was_released,
                coalesce(released.definition_id = model.id_, false) as is_released,
                %4$s as incidents
            from %2$s model
            join act_re_deployment deployment on deployment.id_ = model.deployment_id_
            left join (select distinct on (key) key, definition_id from quell.release
                    where kind = '%1$s' and exists (select from %2$s there where there.id_ = release.definition_id)
                    order by key, id desc) released
                on released.key = model.key_
            """;

    private static final String INCIDENTS = """
            (select count(distinct i.id) from act_ru_execution execution
                join quell.incident i on i.id = execution.business_key_ and %s
                where execution.proc_def_id_ = model.id_ and execution.parent_id_ is null)""".formatted(IncidentVisibility.SEEN);

    private static final String RELEASED_FILES = """
            select distinct on (model.resource_name_) model.resource_name_ as name, content.bytes_ as content
            from (select distinct on (key) definition_id from quell.release
                where kind = :kind and exists (select from %1$s there where there.id_ = release.definition_id)
                order by key, id desc) released
            join %1$s model on model.id_ = released.definition_id
            join act_ge_bytearray content
                on content.deployment_id_ = model.deployment_id_ and content.name_ = model.resource_name_
            order by model.resource_name_, model.version_ desc""";

    private static final String CONTENT = """
            select content.bytes_ from %s model
            join act_ge_bytearray content
                on content.deployment_id_ = model.deployment_id_ and content.name_ = model.resource_name_
            where model.id_ = :definition""";

    private final JdbcClient jdbc;
    private final IncidentVisibility visibility;

    ModelVersions(JdbcClient jdbc, IncidentVisibility visibility) {
        this.jdbc = jdbc;
        this.visibility = visibility;
    }

    /** All versions of everything of that kind, by key, the newest first. */
    List<ModelVersion> of(ModelKind kind) {
        return jdbc.sql(select(kind) + " order by model.key_, model.version_ desc")
                .params(visibility.reader())
                .query(ModelVersions::version)
                .list();
    }

    /** The newest first; empty when there is no such model. */
    List<ModelVersion> of(ModelKind kind, String key) {
        return jdbc.sql(select(kind) + " where model.key_ = :key order by model.version_ desc")
                .param("key", key)
                .params(visibility.reader())
                .query(ModelVersions::version)
                .list();
    }

    /** @throws Problem 404 when it is not deployed */
    ModelVersion require(ModelKind kind, String key, int version) {
        return of(kind, key).stream()
                .filter(each -> each.version() == version)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("version " + version + " of", key));
    }

    Optional<ModelVersion> released(ModelKind kind, String key) {
        return of(kind, key).stream()
                .filter(each -> each.state() == State.RELEASED)
                .findFirst();
    }

    /** Everything that was deployed at once. */
    List<ModelVersion> deployedTogether(String deploymentId) {
        return Arrays.stream(ModelKind.values())
                .flatMap(kind -> deployed(kind, deploymentId))
                .toList();
    }

    /** Everything that the file of that version defines, itself among it. */
    List<ModelVersion> sameFile(ModelVersion version) {
        return deployed(version.kind(), version.deploymentId())
                .filter(each -> each.resource().equals(version.resource()))
                .toList();
    }

    /** The file that holds the version. */
    byte[] content(ModelVersion version) {
        return jdbc.sql(CONTENT.formatted(version.kind().table()))
                .param("definition", version.definitionId())
                .query(byte[].class)
                .single();
    }

    /** By file name, everything of that kind that is released. */
    Map<String, byte[]> releasedFiles(ModelKind kind) {
        var files = new LinkedHashMap<String, byte[]>();
        jdbc.sql(RELEASED_FILES.formatted(kind.table()))
                .param("kind", kind.name())
                .query((row, number) -> files.put(row.getString("name"), row.getBytes("content")))
                .list();
        return files;
    }

    private Stream<ModelVersion> deployed(ModelKind kind, String deploymentId) {
        return jdbc
                .sql(select(kind) + " where model.deployment_id_ = :deployment order by model.key_")
                .param("deployment", deploymentId)
                .params(visibility.reader())
                .query(ModelVersions::version)
                .list()
                .stream();
    }

    private static String select(ModelKind kind) {
        var name = kind == ModelKind.FORM ? "cast(null as text)" : "model.name_";
        return VERSIONS.formatted(kind, kind.table(), name, kind == ModelKind.PROCESS ? INCIDENTS : "0");
    }

    private static ModelVersion version(ResultSet row, int number) throws SQLException {
        var key = row.getString("key");
        return new ModelVersion(
                ModelKind.valueOf(row.getString("kind")),
                key,
                nameOr(row.getString("name"), key),
                row.getInt("version"),
                row.getString("definition_id"),
                row.getString("deployment_id"),
                row.getString("resource"),
                row.getTimestamp("deployed_at").toInstant(),
                row.getString("deployed_by"),
                state(row.getBoolean("is_released"), row.getBoolean("was_released")),
                row.getInt("incidents"));
    }

    private static String nameOr(@Nullable String name, String key) {
        return Objects.requireNonNullElse(name, "").isBlank() ? key : String.valueOf(name);
    }

    private static State state(boolean isReleased, boolean wasReleased) {
        if (isReleased) {
            return State.RELEASED;
        }
        return wasReleased ? State.EARLIER : State.DRAFT;
    }
}
