package dev.quell.roster;

import dev.quell.shared.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RosterRepository {

    private static final String SELECT = """
            select r.user_id, r.name, r.email, r.on_call_order, r.deputies,
                   array_agg(rr.role order by rr.role) as roles
            from quell.responder r join quell.responder_role rr using (user_id)""";

    private final JdbcClient jdbc;

    RosterRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Version and confirmation; the responders are read beside it. */
    Roster head() {
        return jdbc.sql("select version, confirmed_at, confirmed_by from quell.roster")
                .query((row, index) -> new Roster(
                        row.getInt("version"),
                        instant(row.getTimestamp("confirmed_at")),
                        row.getString("confirmed_by"),
                        List.of()))
                .single();
    }

    /** In the order in which they are called. */
    List<Responder> all() {
        return jdbc.sql(SELECT + " group by r.user_id order by r.on_call_order, r.user_id")
                .query(RosterRepository::map)
                .list();
    }

    List<Responder> of(Role role) {
        return jdbc.sql(SELECT
                        + " group by r.user_id having bool_or(rr.role = :role) order by r.on_call_order, r.user_id")
                .param("role", role.group())
                .query(RosterRepository::map)
                .list();
    }

    Optional<Responder> find(String userId) {
        return jdbc.sql(SELECT + " where r.user_id = :user group by r.user_id")
                .param("user", userId)
                .query(RosterRepository::map)
                .optional();
    }

    /** False when the roster is not at {@code version} any more. */
    boolean advance(int version, @Nullable Instant confirmedAt, @Nullable String confirmedBy) {
        return jdbc.sql("""
                        update quell.roster set version = version + 1, confirmed_at = :at, confirmed_by = :by
                        where version = :version""")
                        .param("at", confirmedAt == null ? null : Timestamp.from(confirmedAt))
                        .param("by", confirmedBy)
                        .param("version", version)
                        .update()
                == 1;
    }

    void confirm(Instant at, String by) {
        jdbc.sql("update quell.roster set confirmed_at = :at, confirmed_by = :by")
                .param("at", Timestamp.from(at))
                .param("by", by)
                .update();
    }

    void replaceAll(List<Responder> responders) {
        jdbc.sql("delete from quell.responder").update();
        responders.forEach(this::insert);
    }

    private void insert(Responder responder) {
        jdbc.sql("""
                        insert into quell.responder (user_id, name, email, on_call_order, deputies)
                        values (:user, :name, :email, :place, :deputies)""")
                .param("user", responder.userId())
                .param("name", responder.name())
                .param("email", responder.email())
                .param("place", responder.onCallOrder())
                .param("deputies", responder.deputies().toArray(String[]::new))
                .update();
        responder
                .roles()
                .forEach(role -> jdbc.sql("insert into quell.responder_role (user_id, role) values (:user, :role)")
                        .param("user", responder.userId())
                        .param("role", role.group())
                        .update());
    }

    private static Responder map(ResultSet row, int index) throws SQLException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        texts(row, "roles").forEach(group -> roles.add(Role.ofGroup(group)));
        return new Responder(
                row.getString("user_id"),
                row.getString("name"),
                row.getString("email"),
                roles,
                row.getInt("on_call_order"),
                texts(row, "deputies"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
