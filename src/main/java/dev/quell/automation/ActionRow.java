package dev.quell.automation;

import dev.quell.automation.spi.Connection.Environment;
import dev.quell.automation.spi.Plan;
import dev.quell.shared.CanonicalJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of {@code quell.action} as an {@link Action}. */
final class ActionRow {

    private ActionRow() {}

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static List<String> list(String commaSeparated) {
        return commaSeparated.isEmpty() ? List.of() : List.of(commaSeparated.split(","));
    }

    static Action map(ResultSet row, int index) throws SQLException {
        return new Action(
                row.getString("id"),
                row.getString("incident_id"),
                row.getString("step"),
                row.getString("part"),
                row.getInt("round"),
                CanonicalJson.read(row.getString("plan_json"), Plan.class),
                row.getString("plan_hash"),
                Environment.valueOf(row.getString("environment")),
                row.getString("target"),
                ActionStatus.valueOf(row.getString("status")),
                row.getString("proposer"),
                row.getTimestamp("planned_at").toInstant(),
                row.getString("approved_hash"),
                list(row.getString("approved_by")),
                row.getBoolean("break_glass"),
                row.getInt("attempts"),
                instant(row, "intent_at"),
                instant(row, "receipt_at"),
                row.getBoolean("ours"),
                instant(row, "verified_at"),
                instant(row, "undone_at"),
                row.getString("detail"));
    }
}
