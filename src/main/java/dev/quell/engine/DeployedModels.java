package dev.quell.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What incidents use, the released version of each model, read in one statement: the engine's own queries know no forms, take a statement
 * for each model, and parse every process that they find.
 */
final class DeployedModels {

    private static final String RELEASED = """
            (select distinct on (release.key) '%1$s' as kind, release.key as id, deployment.source_ as source, content.bytes_ as content
            from quell.release
            join %2$s model on model.id_ = release.definition_id
            join act_re_deployment deployment on deployment.id_ = model.deployment_id_
            join act_ge_bytearray content
                on content.deployment_id_ = model.deployment_id_ and content.name_ = model.resource_name_
            where release.kind = '%1$s'
            order by release.key, release.id desc)""";

    private final Map<Key, Model> released;

    private DeployedModels(Map<Key, Model> released) {
        this.released = released;
    }

    static DeployedModels read(JdbcClient jdbc) {
        var everyKind = Arrays.stream(ModelKind.values())
                .map(kind -> RELEASED.formatted(kind, kind.table()))
                .collect(Collectors.joining(" union all "));
        return new DeployedModels(jdbc.sql(everyKind).query(DeployedModels::model).list().stream()
                .collect(Collectors.toMap(Model::key, Function.identity())));
    }

    /** The released version of the first thing that the resource defines. */
    Optional<Model> released(PackResource resource) {
        return Optional.ofNullable(
                released.get(new Key(resource.kind(), resource.ids().get(0))));
    }

    private static Model model(ResultSet row, int number) throws SQLException {
        var key = new Key(ModelKind.valueOf(row.getString("kind")), row.getString("id"));
        return new Model(key, row.getString("source"), row.getBytes("content"));
    }

    private record Key(ModelKind kind, String id) {}

    /**
     * A version of a model.
     *
     * @param source of its deployment, as its deployer named it
     */
    record Model(Key key, @Nullable String source, byte[] content) {}
}
