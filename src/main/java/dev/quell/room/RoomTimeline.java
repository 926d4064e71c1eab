package dev.quell.room;

import dev.quell.stream.StreamSource.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the timeline by pages, newest first, and what is new on many timelines at once; both by the index of its key. */
@Repository
public class RoomTimeline {

    public static final int PAGE = 100;

    /** What is longer is cut: nobody reads it here, and a hundred of them would be a page of ten megabytes. */
    static final int LONGEST_SUMMARY = 2000;

    /** As many as a slow reader may have waiting, with room to spare; the rest follows at the next beat. */
    private static final int BATCH = 50;

    private static final String COLUMNS = "e.seq, e.at, e.kind, e.actor, left(e.summary, " + LONGEST_SUMMARY
            + ") as summary, case when e.kind = '" + Notes.KIND + "' then e.details end as details";

    private final JdbcClient jdbc;

    RoomTimeline(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param older another page follows, which ends before the last of these */
    public record Page(List<RoomEntry> entries, boolean older) {}

    /** The last entry there is; 0 when there is none. */
    public int head(String incidentId) {
        return jdbc.sql("select seq from quell.timeline_head where incident_id = :incident")
                .param("incident", incidentId)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    public Page page(String incidentId, TimelineFilter filter) {
        var entries = jdbc.sql("select " + COLUMNS + " from quell.timeline_entry e where e.incident_id = :incident"
                        + (filter.upTo() == null ? "" : " and e.seq <= :upTo")
                        + (filter.group() == null ? "" : " and e.kind ~ :kinds")
                        + (filter.person() == null ? "" : " and e.actor = :person")
                        + " order by e.seq desc limit :limit")
                .param("incident", incidentId)
                .param("upTo", filter.upTo())
                .param("kinds", filter.group() == null ? null : filter.group().pattern())
                .param("person", filter.person())
                .param("limit", PAGE + 1)
                .query((row, index) -> entry(row))
                .list();
        return new Page(entries.subList(0, Math.min(PAGE, entries.size())), entries.size() > PAGE);
    }

    /** What came after each cursor, oldest first, some of it when there is much; positions are sequence numbers. */
    public Map<Cursor, List<RoomEntry>> after(Collection<Cursor> cursors) {
        var news = new LinkedHashMap<Cursor, List<RoomEntry>>();
        jdbc.sql("select c.incident, c.position, " + COLUMNS + """
                         from unnest(:incidents::text[], :positions::text[]) c(incident, position)
                        join quell.timeline_head h on h.incident_id = c.incident and h.seq > c.position::int
                        cross join lateral (select * from quell.timeline_entry t
                            where t.incident_id = c.incident and t.seq > c.position::int order by t.seq limit :batch) e
                        order by c.incident, c.position, e.seq""")
                .param("incidents", cursors.stream().map(Cursor::topic).toArray(String[]::new))
                .param("positions", cursors.stream().map(Cursor::position).toArray(String[]::new))
                .param("batch", BATCH)
                .query(row -> {
                    var cursor = new Cursor(text(row, "incident"), text(row, "position"));
                    news.computeIfAbsent(cursor, unread -> new ArrayList<>()).add(entry(row));
                });
        return news;
    }

    private static RoomEntry entry(ResultSet row) throws SQLException {
        return RoomEntry.of(
                row.getInt("seq"),
                Objects.requireNonNull(row.getTimestamp("at")).toInstant(),
                text(row, "kind"),
                text(row, "actor"),
                text(row, "summary"),
                row.getString("details"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        @Nullable String value = row.getString(column);
        return Objects.requireNonNull(value);
    }
}
