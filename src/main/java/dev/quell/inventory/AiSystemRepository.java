package dev.quell.inventory;

import dev.quell.shared.CanonicalJson;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AiSystemRepository {

    private final JdbcClient jdbc;

    AiSystemRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the id is taken. */
    boolean insert(AiSystem system) {
        return bind("""
                        insert into quell.ai_system (id, name, owner, risk_class, document, registered_at, updated_at, version)
                        values (:id, :name, :owner, :riskClass, cast(:document as jsonb), :registeredAt, :updatedAt, :version)
                        on conflict (id) do nothing
                        """, system).update() == 1;
    }

    /** False when somebody else changed the entry since {@code system.version() - 1}. */
    boolean update(AiSystem system) {
        return bind("""
                        update quell.ai_system set name = :name, owner = :owner, risk_class = :riskClass,
                               document = cast(:document as jsonb), updated_at = :updatedAt, version = :version
                        where id = :id and version = :version - 1
                        """, system).update() == 1;
    }

    Optional<AiSystem> find(String id) {
        return jdbc.sql("select document from quell.ai_system where id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .map(AiSystemRepository::read);
    }

    List<AiSystem> find(Collection<String> ids) {
        return jdbc
                .sql("select document from quell.ai_system where id = any(:ids)")
                .param("ids", ids.toArray(String[]::new))
                .query(String.class)
                .list()
                .stream()
                .map(AiSystemRepository::read)
                .toList();
    }

    List<AiSystem> named(Collection<String> names) {
        return jdbc.sql("""
                        select document from quell.ai_system
                        where id = any(:names) or document -> 'registry' ->> 'model' = any(:names)
                        order by id
                        """).param("names", names.toArray(String[]::new)).query(String.class).list().stream()
                .map(AiSystemRepository::read)
                .toList();
    }

    List<AiSystem> all() {
        return jdbc.sql("select document from quell.ai_system order by id").query(String.class).list().stream()
                .map(AiSystemRepository::read)
                .toList();
    }

    private JdbcClient.StatementSpec bind(String sql, AiSystem system) {
        return jdbc.sql(sql)
                .param("id", system.id())
                .param("name", system.name())
                .param("owner", system.owner())
                .param("riskClass", system.riskClass().name())
                .param("document", CanonicalJson.write(system))
                .param("registeredAt", Timestamp.from(system.registeredAt()))
                .param("updatedAt", Timestamp.from(system.updatedAt()))
                .param("version", system.version());
    }

    private static AiSystem read(String document) {
        return CanonicalJson.read(document, AiSystem.class);
    }
}
