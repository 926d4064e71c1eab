package dev.quell.board;

import dev.quell.incident.IncidentType;
import dev.quell.incident.IncidentVisibility;
import dev.quell.incident.Severity;
import dev.quell.incident.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class BoardRepository {

    private static final String OPEN = "i.status not in ('CLOSED', 'DISMISSED', 'MERGED')";
    private static final String WITH_COMMANDER =
            " from quell.incident i left join quell.incident_role r on r.incident_id = i.id and r.role = 'INCIDENT_COMMANDER'";

    private final JdbcClient jdbc;
    private final IncidentVisibility visibility;

    BoardRepository(JdbcClient jdbc, IncidentVisibility visibility) {
        this.jdbc = jdbc;
        this.visibility = visibility;
    }

    /** One more than a page, so that it shows whether another follows. Open ones first, unowned before the rest, worst first. */
    List<BoardRow> rows(BoardFilter filter) {
        var order = filter.withEnded()
                ? "i.detected_at desc, i.id desc"
                : "r.user_id is not null, i.severity nulls first, i.detected_at desc, i.id desc";
        return jdbc.sql(
                        "select i.id, left(i.title, 300) as title, i.type, i.severity, i.status, i.system_id, i.exercise,"
                                + " i.detected_at, i.closed_at, r.user_id" + WITH_COMMANDER
                                + " where " + (filter.withEnded() ? "true" : OPEN) + " and " + IncidentVisibility.SEEN
                                + String.join("", conditions(filter))
                                + " order by " + order + " limit :limit offset :offset")
                .params(parameters(filter))
                .params(visibility.reader())
                .query(BoardRepository::map)
                .list();
    }

    BoardSummary summary() {
        return jdbc.sql("""
                        select count(*) as open, count(*) filter (where r.user_id is null) as unowned,
                            count(*) filter (where i.severity = 'SEV1') as sev1,
                            count(*) filter (where i.severity is null) as unclassified""" + WITH_COMMANDER + " where " + OPEN + " and " + IncidentVisibility.SEEN)
                .params(visibility.reader())
                .query(BoardSummary.class)
                .single();
    }

    /**
     * Changes with every entry on the timeline of an open incident, with every incident that opens or ends, and with every
     * candidate that is held. The same for every reader, and a hash, so that nobody can tell from it what they may not see.
     */
    String mark() {
        return jdbc.sql("""
                        select md5(concat_ws('.', count(*), sum(hashtextextended(h.hash, 0)::numeric),
                            (select extract(epoch from max(last_seen_at)) from quell.signal where outcome = 'HELD')))
                        from quell.incident i join quell.timeline_head h on h.incident_id = i.id where\s""" + OPEN).query(String.class).single();
    }

    private static List<String> conditions(BoardFilter filter) {
        return Stream.of(
                        condition(filter.severity(), "i.severity = :severity"),
                        condition(filter.type(), "i.type = :type"),
                        condition(filter.phase(), "i.status = any(:statuses)"),
                        condition(filter.system(), "i.system_id = :system"),
                        condition(
                                filter.commander(), filter.byNobody() ? "r.user_id is null" : "r.user_id = :commander"),
                        condition(filter.text(), "(i.title ilike :text or i.id ilike :text)"))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static String condition(@Nullable Object wanted, String sql) {
        return wanted == null ? "" : " and " + sql;
    }

    private static Map<String, @Nullable Object> parameters(BoardFilter filter) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put(
                "severity", filter.severity() == null ? null : filter.severity().name());
        parameters.put("type", filter.type() == null ? null : filter.type().name());
        parameters.put(
                "statuses", filter.phase() == null ? null : filter.phase().statuses());
        parameters.put("system", filter.system());
        parameters.put("commander", filter.commander());
        parameters.put("text", filter.text() == null ? null : "%" + literally(filter.text()) + "%");
        parameters.put("limit", BoardFilter.PAGE + 1);
        parameters.put("offset", filter.offset());
        return parameters;
    }

    private static String literally(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static BoardRow map(ResultSet row, int index) throws SQLException {
        var severity = row.getString("severity");
        var closed = row.getTimestamp("closed_at");
        return new BoardRow(
                row.getString("id"),
                row.getString("title"),
                IncidentType.valueOf(row.getString("type")),
                severity == null ? null : Severity.valueOf(severity),
                Status.valueOf(row.getString("status")),
                row.getString("system_id"),
                row.getString("user_id"),
                row.getBoolean("exercise"),
                row.getTimestamp("detected_at").toInstant(),
                closed == null ? null : closed.toInstant(),
                null);
    }
}
