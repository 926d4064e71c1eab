package dev.quell.incident;

import dev.quell.shared.CurrentActor;
import dev.quell.shared.Problem;
import dev.quell.shared.Role;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who may know of a restricted incident: incident commanders, security analysts, legal and compliance, administrators, and
 * whoever holds a role in it. Nobody else learns that it exists. Every page, interface and query asks here; Quell's own
 * steps, which act for nobody who is logged in, see all.
 */
@Component
public class IncidentVisibility {

    /** A condition on {@code quell.incident i}; takes the parameters that {@link #reader()} gives. */
    public static final String SEEN = "(not i.restricted or :seesAll or exists (select from quell.incident_role seer"
            + " where seer.incident_id = i.id and seer.user_id = :seer))";

    /** A condition on {@code quell.incident i} for what is shown to a group of people at once. */
    public static final String SEEN_BY_EVERYBODY = "not i.restricted";

    private static final Set<String> INITIATED = Set.of(
            Role.INCIDENT_COMMANDER.group(),
            Role.SECURITY_ANALYST.group(),
            Role.LEGAL_COMPLIANCE.group(),
            "camunda-admin");

    private final JdbcClient jdbc;
    private final CurrentActor actor;

    IncidentVisibility(JdbcClient jdbc, CurrentActor actor) {
        this.jdbc = jdbc;
        this.actor = actor;
    }

    /** Who reads now, as the parameters of {@link #SEEN}. */
    public Map<String, Object> reader() {
        return Map.of("seesAll", seesAll(), "seer", actor.name());
    }

    /** For those who may not know of everything, false for an incident that is not there too: both look the same to them. */
    public boolean mayKnowOf(String incidentId) {
        return seesAll()
                || jdbc.sql("select " + SEEN + " from quell.incident i where i.id = :id")
                        .param("id", incidentId)
                        .params(reader())
                        .query(Boolean.class)
                        .optional()
                        .orElse(false);
    }

    /** @throws Problem 404, the same as for an incident that is not there */
    public void require(String incidentId) {
        if (!mayKnowOf(incidentId)) {
            throw Problem.notFound("incident", incidentId);
        }
    }

    private boolean seesAll() {
        return actor.groups().map(IncidentVisibility::seesAll).orElse(true);
    }

    /** Whether somebody in these groups may know of every incident. */
    public static boolean seesAll(Collection<String> groups) {
        return !Collections.disjoint(groups, INITIATED);
    }

    /**
     * A query without parameters for the numbers of the restricted incidents in which that person holds no role. The name
     * is written in hexadecimal digits, so that none can be read as SQL.
     */
    public static String hiddenFrom(String user) {
        var digits = HexFormat.of().formatHex(user.getBytes(StandardCharsets.UTF_8));
        return "select i.id from quell.incident i where i.restricted and not exists (select from quell.incident_role seer"
                + " where seer.incident_id = i.id and seer.user_id = convert_from('\\x" + digits + "'::bytea, 'UTF8'))";
    }
}
