package dev.quell.incident;

import dev.quell.shared.CurrentActor;
import dev.quell.shared.Role;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who holds which role in an incident; at most one person a role. */
@Service
@Transactional
public class IncidentRoles {

    private final JdbcClient jdbc;
    private final Timeline timeline;
    private final CurrentActor actor;
    private final Clock clock;

    IncidentRoles(JdbcClient jdbc, Timeline timeline, CurrentActor actor, Clock clock) {
        this.jdbc = jdbc;
        this.timeline = timeline;
        this.actor = actor;
        this.clock = clock;
    }

    public void assign(String incidentId, Role role, String userId) {
        var before = holder(incidentId, role);
        if (before.filter(userId::equals).isPresent()) {
            return;
        }
        jdbc.sql("""
                        insert into quell.incident_role (incident_id, role, user_id, assigned_by, assigned_at)
                        values (:incident, :role, :user, :by, :at)
                        on conflict (incident_id, role) do update
                        set user_id = excluded.user_id, assigned_by = excluded.assigned_by, assigned_at = excluded.assigned_at""")
                .param("incident", incidentId)
                .param("role", role.name())
                .param("user", userId)
                .param("by", actor.name())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        timeline.append(
                incidentId,
                "role.assigned",
                role.label() + ": " + userId,
                Map.of("role", role.group(), "user", userId, "before", before.orElse("")));
    }

    @Transactional(readOnly = true)
    public Optional<String> holder(String incidentId, Role role) {
        return Optional.ofNullable(all(incidentId).get(role));
    }

    @Transactional(readOnly = true)
    public Map<Role, String> all(String incidentId) {
        var holders = new EnumMap<Role, String>(Role.class);
        jdbc.sql("select role, user_id from quell.incident_role where incident_id = :incident")
                .param("incident", incidentId)
                .query(row -> {
                    holders.put(Role.valueOf(row.getString("role")), row.getString("user_id"));
                });
        return holders;
    }
}
