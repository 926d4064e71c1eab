package dev.quell.automation;

import dev.quell.automation.Approval.Decision;
import dev.quell.automation.Approval.Vote;
import dev.quell.shared.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ApprovalRepository {

    private final JdbcClient jdbc;

    ApprovalRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Approval approval) {
        var policy = approval.policy();
        jdbc.sql("""
                        insert into quell.approval (id, incident_id, proposer, approver_groups, quorum,
                            break_glass_allowed, escalation_groups, due_at, status, opened_at)
                        values (:id, :incident, :proposer, :groups, :quorum, :breakGlass, :escalation, :due, :status,
                            :opened)""")
                .param("id", approval.id())
                .param("incident", approval.incidentId())
                .param("proposer", approval.proposer())
                .param("groups", String.join(",", policy.approverGroups()))
                .param("quorum", policy.quorum())
                .param("breakGlass", policy.breakGlassAllowed())
                .param("escalation", String.join(",", policy.escalationGroups()))
                .param("due", Timestamp.from(approval.dueAt()))
                .param("status", approval.status().name())
                .param("opened", Timestamp.from(approval.openedAt()))
                .update();
        approval.planHashes()
                .forEach((action, hash) -> jdbc.sql("""
                        insert into quell.approval_action (approval_id, action_id, plan_hash)
                        values (:approval, :action, :hash)""")
                        .param("approval", approval.id())
                        .param("action", action)
                        .param("hash", hash)
                        .update());
    }

    void vote(String id, Vote vote) {
        jdbc.sql("""
                        insert into quell.approval_vote (approval_id, user_id, decision, reason, voted_at)
                        values (:id, :user, :decision, :reason, :at)""")
                .param("id", id)
                .param("user", vote.user())
                .param("decision", vote.decision().name())
                .param("reason", vote.reason())
                .param("at", Timestamp.from(vote.at()))
                .update();
    }

    void decided(String id, ApprovalStatus status, Instant at) {
        jdbc.sql("update quell.approval set status = :status, decided_at = coalesce(decided_at, :at) where id = :id")
                .param("id", id)
                .param("status", status.name())
                .param("at", Timestamp.from(at))
                .update();
    }

    void escalated(String id, Instant at) {
        jdbc.sql("update quell.approval set escalated_at = coalesce(escalated_at, :at) where id = :id")
                .param("id", id)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** @throws Problem 404 when there is no such approval */
    Approval require(String id) {
        return one("select * from quell.approval where id = :id", id);
    }

    /** Reads it and keeps other votes waiting until the transaction ends. */
    Approval lock(String id) {
        return one("select * from quell.approval where id = :id for update", id);
    }

    List<Approval> of(String incidentId) {
        return jdbc.sql("select * from quell.approval where incident_id = :id order by opened_at, id")
                .param("id", incidentId)
                .query(this::map)
                .list();
    }

    private Approval one(String sql, String id) {
        return jdbc.sql(sql)
                .param("id", id)
                .query(this::map)
                .optional()
                .orElseThrow(() -> Problem.notFound("approval", id));
    }

    private Approval map(ResultSet row, int index) throws SQLException {
        var id = row.getString("id");
        var opened = row.getTimestamp("opened_at").toInstant();
        var due = row.getTimestamp("due_at").toInstant();
        var policy = new ApprovalPolicy(
                groups(row.getString("approver_groups")),
                row.getInt("quorum"),
                Duration.between(opened, due),
                row.getBoolean("break_glass_allowed"),
                groups(row.getString("escalation_groups")));
        return new Approval(
                id,
                row.getString("incident_id"),
                row.getString("proposer"),
                policy,
                ApprovalStatus.valueOf(row.getString("status")),
                planHashes(id),
                votes(id),
                opened,
                due,
                instant(row, "decided_at"),
                instant(row, "escalated_at"));
    }

    private static List<String> groups(String commaSeparated) {
        return commaSeparated.isEmpty() ? List.of() : List.of(commaSeparated.split(","));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    private Map<String, String> planHashes(String id) {
        var hashes = new LinkedHashMap<String, String>();
        jdbc.sql("select action_id, plan_hash from quell.approval_action where approval_id = :id order by action_id")
                .param("id", id)
                .query(row -> {
                    hashes.put(row.getString("action_id"), row.getString("plan_hash"));
                });
        return hashes;
    }

    private List<Vote> votes(String id) {
        return jdbc.sql("select * from quell.approval_vote where approval_id = :id order by voted_at, user_id")
                .param("id", id)
                .query((row, index) -> new Vote(
                        row.getString("user_id"),
                        Decision.valueOf(row.getString("decision")),
                        row.getString("reason"),
                        row.getTimestamp("voted_at").toInstant()))
                .list();
    }
}
