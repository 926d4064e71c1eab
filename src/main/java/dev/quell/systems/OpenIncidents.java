package dev.quell.systems;

import dev.quell.incident.IncidentVisibility;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many incidents are open, by AI system. */
@Repository
class OpenIncidents {

    private final JdbcClient jdbc;
    private final IncidentVisibility visibility;

    OpenIncidents(JdbcClient jdbc, IncidentVisibility visibility) {
        this.jdbc = jdbc;
        this.visibility = visibility;
    }

    /** @param worst highest severity among them, null when none is classified */
    record Count(int number, @Nullable String worst) {}

    Map<String, Count> bySystem() {
        return jdbc
                .sql("select system_id, count(*) as number, min(severity) as worst from quell.incident i"
                        + " where status not in ('CLOSED', 'DISMISSED', 'MERGED') and system_id is not null and "
                        + IncidentVisibility.SEEN + " group by system_id")
                .params(visibility.reader())
                .query((row, number) -> Map.entry(row.getString("system_id"), count(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Count count(ResultSet row) throws SQLException {
        return new Count(row.getInt("number"), row.getString("worst"));
    }
}
