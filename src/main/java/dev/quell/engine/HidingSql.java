package dev.quell.engine;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes rows out of the engine's tables for one query: a common table expression stands before the table whose name it
 * has, in the whole statement, whatever that joins, counts or nests. Inside the expression the name is still the table's.
 */
final class HidingSql {

    private static final Pattern QUERY = Pattern.compile("[\\s(]*select\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern TABLE = Pattern.compile("\\bact_(?:ru|hi)_\\w+");

    /** The tables whose rows belong to a process instance, and the column that says to which. */
    static final Map<String, String> INSTANCE_OF = Map.ofEntries(
            Map.entry("act_ru_execution", "proc_inst_id_"),
            Map.entry("act_ru_task", "proc_inst_id_"),
            Map.entry("act_ru_variable", "proc_inst_id_"),
            Map.entry("act_ru_job", "process_instance_id_"),
            Map.entry("act_ru_event_subscr", "proc_inst_id_"),
            Map.entry("act_ru_incident", "proc_inst_id_"),
            Map.entry("act_ru_ext_task", "proc_inst_id_"),
            Map.entry("act_hi_procinst", "proc_inst_id_"),
            Map.entry("act_hi_actinst", "proc_inst_id_"),
            Map.entry("act_hi_taskinst", "proc_inst_id_"),
            Map.entry("act_hi_varinst", "proc_inst_id_"),
            Map.entry("act_hi_detail", "proc_inst_id_"),
            Map.entry("act_hi_decinst", "proc_inst_id_"),
            Map.entry("act_hi_dec_in", "root_proc_inst_id_"),
            Map.entry("act_hi_dec_out", "root_proc_inst_id_"),
            Map.entry("act_hi_identitylink", "root_proc_inst_id_"),
            Map.entry("act_hi_comment", "root_proc_inst_id_"),
            Map.entry("act_hi_attachment", "root_proc_inst_id_"),
            Map.entry("act_hi_op_log", "proc_inst_id_"),
            Map.entry("act_hi_incident", "proc_inst_id_"),
            Map.entry("act_hi_job_log", "process_instance_id_"),
            Map.entry("act_hi_ext_task_log", "proc_inst_id_"));

    private HidingSql() {}

    /** @param businessKeys a query for those of the process instances that are hidden */
    static String without(String businessKeys, String sql) {
        if (!QUERY.matcher(sql).lookingAt()) {
            return sql;
        }
        var tables = new TreeMap<String, String>();
        TABLE.matcher(sql.toLowerCase(Locale.ROOT))
                .results()
                .map(found -> found.group())
                .forEach(table -> {
                    if (INSTANCE_OF.containsKey(table)) {
                        tables.put(table, INSTANCE_OF.get(table));
                    }
                });
        return tables.isEmpty() ? sql : hidden(businessKeys) + expressions(tables) + sql;
    }

    private static String hidden(String businessKeys) {
        return "with quell_hidden as materialized (select part.proc_inst_id_ from act_hi_procinst named"
                + " join act_hi_procinst part on part.root_proc_inst_id_ = named.root_proc_inst_id_"
                + " where named.business_key_ in (" + businessKeys + ")), ";
    }

    /** A row that belongs to no process instance stays. */
    private static String expressions(Map<String, String> tables) {
        return tables.entrySet().stream()
                .map(table ->
                        "%1$s as not materialized (select * from %1$s each where (each.%2$s in (table quell_hidden)) is not true)"
                                .formatted(table.getKey(), table.getValue()))
                .collect(Collectors.joining(", ", "", " "));
    }
}
