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
 * What is deployed in its newest version, read in one statement: the engine's own queries know no forms, take a statement for each model, and
 * parse every process that they find.
 */
final class DeployedModels {

    private static final String NEWEST = """
            (select distinct on (model.key_) '%s' as kind, model.key_ as id, deployment.source_ as source, content.bytes_ as content
            from %s model
            join act_re_deployment deployment on deployment.id_ = model.deployment_id_
            join act_ge_bytearray content
                on content.deployment_id_ = model.deployment_id_ and content.name_ = model.resource_name_
            order by model.key_, model.version_ desc)""";

    private final Map<Key, Model> newest;

    private DeployedModels(Map<Key, Model> newest) {
        this.newest = newest;
    }

    static DeployedModels read(JdbcClient jdbc) {
        var everyKind = Arrays.stream(PackResource.Kind.values())
                .map(kind -> NEWEST.formatted(kind, table(kind)))
                .collect(Collectors.joining(" union all "));
        return new DeployedModels(jdbc.sql(everyKind).query(DeployedModels::model).list().stream()
                .collect(Collectors.toMap(Model::key, Function.identity())));
    }

    /** The newest version of the first thing that the resource defines. */
    Optional<Model> newest(PackResource resource) {
        return Optional.ofNullable(
                newest.get(new Key(resource.kind(), resource.ids().get(0))));
    }

    private static String table(PackResource.Kind kind) {
        return switch (kind) {
            case PROCESS -> "act_re_procdef";
            case DECISION -> "act_re_decision_def";
            case FORM -> "act_re_camformdef";
        };
    }

    private static Model model(ResultSet row, int number) throws SQLException {
        var key = new Key(PackResource.Kind.valueOf(row.getString("kind")), row.getString("id"));
        return new Model(key, row.getString("source"), row.getBytes("content"));
    }

    private record Key(PackResource.Kind kind, String id) {}

    /**
     * A version of a model.
     *
     * @param source of its deployment, as its deployer named it
     */
    record Model(Key key, @Nullable String source, byte[] content) {}
}
