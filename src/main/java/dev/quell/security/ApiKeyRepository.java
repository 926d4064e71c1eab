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
        jdbc.sql("insert into quell.api_key (id, name, user_id, scopes, key_sha256, created_by, created_at, expires_at)"
                        + " values (:id, :name, :userId, :scopes, :sha256, :createdBy, :createdAt, :expiresAt)")
                .param("id", key.id())
                .param("name", key.name())
                .param("userId", key.userId())
                .param("scopes", key.scopes().toArray(String[]::new))
                .param("sha256", sha256)
                .param("expiresAt", utc(key.expiresAt()))
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

    /** The earlier of the two ends counts. */
    void expire(String id, Instant at) {
        jdbc.sql("update quell.api_key set expires_at = least(expires_at, :at) where id = :id")
                .param("id", id)
                .param("at", utc(at))
                .update();
    }

    Optional<ApiKey> find(String id) {
        return jdbc.sql("select * from quell.api_key where id = :id")
                .param("id", id)
                .query(ApiKeyRepository::read)
                .optional();
    }

    Optional<ApiKey> ofHash(String sha256) {
        return jdbc.sql("select * from quell.api_key where key_sha256 = :sha256")
                .param("sha256", sha256)
                .query(ApiKeyRepository::read)
                .optional();
    }

    void used(String id, Instant at) {
        jdbc.sql("update quell.api_key set last_used_at = :at"
                        + " where id = :id and (last_used_at is null or last_used_at < :at - interval '1 minute')")
                .param("id", id)
                .param("at", utc(at))
                .update();
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
                List.of((String[]) row.getArray("scopes").getArray()),
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("expires_at", OffsetDateTime.class)),
                instant(row.getObject("last_used_at", OffsetDateTime.class)),
                instant(row.getObject("revoked_at", OffsetDateTime.class)));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
