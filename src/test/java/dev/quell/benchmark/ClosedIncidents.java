package dev.quell.benchmark;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Fills a record with incidents that are over: the rows of a real one, in the record and in the engine's history, copied many times
 * under new ids. The copies' hashes are those of the original, so no chain is checked on them.
 */
final class ClosedIncidents {

    /** How many of the original's rows are copied, at most, by table; what is not named is not copied. */
    private static final Map<String, Integer> ROWS = Map.of(
            "quell.timeline_entry", 12,
            "quell.signal", 2,
            "public.act_hi_procinst", 6,
            "public.act_hi_actinst", 12,
            "public.act_hi_taskinst", 3,
            "public.act_hi_job_log", 3);

    private static final Set<String> KEYS = Set.of(
            "id",
            "fingerprint",
            "id_",
            "proc_inst_id_",
            "root_proc_inst_id_",
            "super_process_instance_id_",
            "execution_id_",
            "parent_act_inst_id_",
            "act_inst_id_",
            "call_proc_inst_id_",
            "task_id_",
            "job_id_",
            "process_instance_id_",
            "var_inst_id_");

    private final Postgres postgres;
    private final String database;

    ClosedIncidents(Postgres postgres, String database) {
        this.postgres = postgres;
        this.database = database;
    }

    /** @param original whose rows are copied */
    void fill(String original, int count) throws SQLException {
        copy("quell.incident", "id = '" + original + "'", 1, count);
        for (var table : ROWS.entrySet()) {
            copy(table.getKey(), belongsTo(table.getKey(), original), table.getValue(), count);
        }
        postgres.execute(database, "vacuum analyze");
    }

    private static String belongsTo(String table, String incident) {
        if (table.startsWith("quell.")) {
            return "incident_id = '" + incident + "'";
        }
        if (table.endsWith("procinst")) {
            return "business_key_ = '" + incident + "'";
        }
        var instance = table.endsWith("job_log") ? "process_instance_id_" : "proc_inst_id_";
        return instance + " in (select proc_inst_id_ from act_hi_procinst where business_key_ = '" + incident + "')";
    }

    private void copy(String table, String belongs, int rows, int count) throws SQLException {
        var columns = columns(table);
        var values = columns.stream().map(column -> value(table, column)).collect(Collectors.joining(", "));
        var names = columns.stream().map(column -> '"' + column + '"').collect(Collectors.joining(", "));
        postgres.execute(
                database,
                "insert into %s (%s) select %s from (select * from %s where %s limit %d) o, generate_series(1, %d) n"
                        .formatted(table, names, values, table, belongs, rows, count));
    }

    private static String value(String table, String column) {
        var incident = table.equals("quell.incident");
        if (incident && column.equals("id") || column.equals("incident_id") || column.equals("business_key_")) {
            return "'INC-2001-' || n";
        }
        if (incident && column.equals("status")) {
            return "'CLOSED'";
        }
        if (incident && column.endsWith("_at")) {
            return "o.detected_at - n * interval '5 minutes'";
        }
        if (column.equals("end_time_")) {
            return "coalesce(o.end_time_, o.start_time_)";
        }
        return KEYS.contains(column) ? "md5(o.\"%s\" || n)".formatted(column) : "o.\"" + column + '"';
    }

    /** Without those that the database fills by itself. */
    private List<String> columns(String table) throws SQLException {
        var names = table.toLowerCase(Locale.ROOT).split("\\.");
        return List.of(
                postgres.text(database, """
                        select string_agg(column_name, ',' order by ordinal_position) from information_schema.columns
                        where table_schema = '%s' and table_name = '%s'
                            and is_generated = 'NEVER' and is_identity = 'NO'""".formatted(names[0], names[1])).split(","));
    }
}
