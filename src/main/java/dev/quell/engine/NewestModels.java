package dev.quell.engine;

import dev.quell.lint.KnownModels;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The newest version of everything that is deployed, drafts included: what a new deployment may refer to. */
final class NewestModels {

    private static final String NEWEST = """
            (select distinct on (model.key_) model.deployment_id_ as deployment, model.resource_name_ as name
            from %s model
            order by model.key_, model.version_ desc)""";

    /** Newest first: an old file may still hold the newest version of one of its processes. */
    private static final String FILES = """
            select content.name_ as name, content.bytes_ as content
            from (%s) newest
            join act_re_deployment deployment on deployment.id_ = newest.deployment
            join act_ge_bytearray content
                on content.deployment_id_ = newest.deployment and content.name_ = newest.name
            order by deployment.deploy_time_ desc""";

    private NewestModels() {}

    static KnownModels read(JdbcClient jdbc) {
        var everyKind = Arrays.stream(ModelKind.values())
                .map(kind -> NEWEST.formatted(kind.table()))
                .collect(Collectors.joining(" union "));
        var known = KnownModels.none();
        for (var file : jdbc.sql(FILES.formatted(everyKind))
                .query((row, number) -> new File(row.getString("name"), row.getBytes("content")))
                .list()) {
            known = known.and(file.name(), file.content());
        }
        return known;
    }

    private record File(String name, byte[] content) {}
}
