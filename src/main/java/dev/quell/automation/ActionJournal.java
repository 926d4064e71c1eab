package dev.quell.automation;

import dev.quell.automation.spi.Outcome;
import dev.quell.automation.spi.Plan;
import dev.quell.shared.CanonicalJson;
import dev.quell.shared.Problem;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code quell.action}. Every change of status says from which status, so that two workers cannot both make it. */
@Repository
class ActionJournal {

    private final JdbcClient jdbc;
    private final Clock clock;

    ActionJournal(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insert(Action action) {
        jdbc.sql("""
                        insert into quell.action (id, incident_id, step, part, round, type, connection, environment,
                            target, plan_json, plan_hash, before_hash, after_hash, status, proposer, planned_at)
                        values (:id, :incident, :step, :part, :round, :type, :connection, :environment,
                            :target, :plan, :planHash, :before, :after, 'PLANNED', :proposer, :now)""")
                .param("id", action.id())
                .param("incident", action.incidentId())
                .param("step", action.step())
                .param("part", action.part())
                .param("round", action.round())
                .param("type", action.type())
                .param("connection", action.connection())
                .param("environment", action.environment().name())
                .param("target", action.target())
                .param("plan", CanonicalJson.write(action.plan()))
                .param("planHash", action.planHash())
                .param("before", action.plan().before().hash())
                .param("after", action.plan().afterHash())
                .param("proposer", action.proposer())
                .param("now", now())
                .update();
    }

    /** A new plan takes the approval of the old one away. */
    void replan(Action action, Plan plan, String target, String proposer) {
        jdbc.sql("""
                        update quell.action set status = 'PLANNED', type = :type, connection = :connection,
                            target = :target, plan_json = :plan, plan_hash = :planHash, before_hash = :before,
                            after_hash = :after, proposer = :proposer, planned_at = :now, approved_hash = null,
                            approved_by = '', approved_at = null, break_glass = false
                        where id = :id and status in ('PLANNED', 'APPROVED')""")
                .param("id", action.id())
                .param("type", plan.request().type())
                .param("connection", plan.request().connection())
                .param("target", target)
                .param("plan", CanonicalJson.write(plan))
                .param("planHash", plan.hash())
                .param("before", plan.before().hash())
                .param("after", plan.afterHash())
                .param("proposer", proposer)
                .param("now", now())
                .update();
    }

    boolean approve(String id, String planHash, List<String> by, boolean breakGlass) {
        return jdbc.sql("""
                                update quell.action set status = 'APPROVED', approved_hash = :hash, approved_by = :by,
                                    approved_at = :now, break_glass = :breakGlass
                                where id = :id and plan_hash = :hash and status in ('PLANNED', 'APPROVED')""")
                        .param("id", id)
                        .param("hash", planHash)
                        .param("by", String.join(",", by))
                        .param("now", now())
                        .param("breakGlass", breakGlass)
                        .update()
                == 1;
    }

    void reject(String id, String detail) {
        jdbc.sql("""
                        update quell.action set status = 'REJECTED', detail = :detail
                        where id = :id and status in ('PLANNED', 'APPROVED')""").param("id", id).param("detail", detail).update();
    }

    /** The untried actions of a step are no longer wanted. */
    void withdraw(String incidentId, String step) {
        jdbc.sql("""
                        update quell.action set status = 'WITHDRAWN', detail = 'A revised plan does without it'
                        where incident_id = :incident and step = :step and status in ('PLANNED', 'APPROVED')""").param("incident", incidentId).param("step", step).update();
    }

    /** What of the incident nobody has tried is not wanted any more. A call that is just beginning comes before or after, never between. */
    List<Action> callOff(String incidentId) {
        return jdbc.sql("""
                        update quell.action set status = 'WITHDRAWN', detail = 'Called off before it began'
                        where incident_id = :incident and status in ('PLANNED', 'APPROVED') returning *""").param("incident", incidentId).query(ActionRow::map).list();
    }

    boolean intent(String id, long token) {
        return jdbc.sql("""
                                update quell.action set status = 'INTENT', attempts = attempts + 1,
                                    fencing_token = :token, intent_at = :now
                                where id = :id and fencing_token <= :token
                                    and status in ('APPROVED', 'INTENT', 'UNKNOWN')""")
                        .param("id", id)
                        .param("token", token)
                        .param("now", now())
                        .update()
                == 1;
    }

    boolean receipt(String id, long token, ActionStatus status, boolean ours, Outcome outcome) {
        return jdbc.sql("""
                                update quell.action set status = :status, ours = :ours, receipt_at = :now,
                                    receipt_json = :receipt, detail = :detail, fencing_token = :token
                                where id = :id and fencing_token <= :token
                                    and status in ('APPROVED', 'INTENT', 'UNKNOWN')""")
                        .param("id", id)
                        .param("token", token)
                        .param("status", status.name())
                        .param("ours", ours)
                        .param("now", now())
                        .param("receipt", CanonicalJson.write(outcome))
                        .param("detail", outcome.detail())
                        .update()
                == 1;
    }

    void verified(String id, String detail) {
        jdbc.sql("""
                        update quell.action set status = 'VERIFIED', verified_at = :now, detail = :detail
                        where id = :id and status in ('APPLIED', 'VERIFIED')""")
                .param("id", id)
                .param("now", now())
                .param("detail", detail)
                .update();
    }

    void doneByHand(String id, String detail) {
        jdbc.sql("""
                        update quell.action set status = 'VERIFIED', verified_at = :now, receipt_at = :now,
                            ours = true, detail = :detail
                        where id = :id and status not in ('VERIFIED', 'UNDONE')""")
                .param("id", id)
                .param("now", now())
                .param("detail", detail)
                .update();
    }

    boolean undoIntent(String id, long token) {
        return jdbc.sql("""
                                update quell.action set undo_intent_at = :now, fencing_token = :token
                                where id = :id and fencing_token <= :token""")
                        .param("id", id)
                        .param("now", now())
                        .param("token", token)
                        .update()
                == 1;
    }

    boolean undone(String id, long token, String detail) {
        return jdbc.sql("""
                                update quell.action set status = 'UNDONE', undone_at = :now, detail = :detail
                                where id = :id and fencing_token <= :token and status <> 'UNDONE'""")
                        .param("id", id)
                        .param("now", now())
                        .param("token", token)
                        .param("detail", detail)
                        .update()
                == 1;
    }

    void undoneByHand(String id, String detail) {
        jdbc.sql("""
                        update quell.action set status = 'UNDONE', undone_at = :now, detail = :detail
                        where id = :id and status <> 'UNDONE'""")
                .param("id", id)
                .param("now", now())
                .param("detail", detail)
                .update();
    }

    boolean undoRefused(String id, long token, String detail) {
        return jdbc.sql("""
                                update quell.action set status = 'UNDO_REFUSED', detail = :detail
                                where id = :id and fencing_token <= :token and status <> 'UNDONE'""")
                        .param("id", id)
                        .param("token", token)
                        .param("detail", detail)
                        .update()
                == 1;
    }

    /** @throws Problem 404 when there is no such action */
    Action require(String id) {
        return jdbc.sql("select * from quell.action where id = :id")
                .param("id", id)
                .query(ActionRow::map)
                .optional()
                .orElseThrow(() -> Problem.notFound("action", id));
    }

    List<Action> of(String incidentId) {
        return jdbc.sql("select * from quell.action where incident_id = :id order by position")
                .param("id", incidentId)
                .query(ActionRow::map)
                .list();
    }

    Optional<Action> latest(String incidentId, String step, String part) {
        return jdbc.sql("""
                        select * from quell.action where incident_id = :id and step = :step and part = :part
                        order by round desc limit 1""")
                .param("id", incidentId)
                .param("step", step)
                .param("part", part)
                .query(ActionRow::map)
                .optional();
    }

    /** The effective actions on a target, of every incident, newest first. */
    List<Action> history(String target, int limit) {
        return jdbc.sql("""
                        select * from quell.action
                        where target = :target and ours and status in ('APPLIED', 'VERIFIED', 'UNDO_REFUSED')
                        order by receipt_at desc, position desc limit :limit""")
                .param("target", target)
                .param("limit", limit)
                .query(ActionRow::map)
                .list();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
