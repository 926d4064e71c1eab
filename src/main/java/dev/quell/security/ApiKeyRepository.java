package dev.quell.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ApiKeyRepository {

    private final JdbcClient jdbc;

    ApiKeyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(ApiKey key, String sha256) {
        jdbc.sql("insert into quell.api_key (id, name, user_id, key_sha256, created_by, created_at)"
                        + " values (:id, :name, :userId, :sha256, :createdBy, :createdAt)")
                .param("id", key.id())
                .param("name", key.name())
                .param("userId", key.userId())
                .param("sha256", sha256)
                .param("createdBy", key.createdBy())
                .param("createdAt", key.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean revoke(String id, Instant at) {
        return jdbc.sql("update quell.api_key set revoked_at = coalesce(revoked_at, :at) where id = :id")
                        .param("id", id)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<String> userOf(String sha256) {
        return jdbc.sql("select user_id from quell.api_key where key_sha256 = :sha256 and revoked_at is null")
                .param("sha256", sha256)
                .query(String.class)
                .optional();
    }

    boolean knows(String sha256) {
        return jdbc.sql("select exists (select from quell.api_key where key_sha256 = :sha256)")
                .param("sha256", sha256)
                .query(Boolean.class)
                .single();
    }

    List<ApiKey> all() {
        return jdbc.sql("select * from quell.api_key order by created_at, id")
                .query(ApiKeyRepository::read)
                .list();
    }

    private static ApiKey read(ResultSet row, int number) throws SQLException {
        return new ApiKey(
                row.getString("id"),
                row.getString("name"),
                row.getString("user_id"),
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("revoked_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
