package dev.quell.engine;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
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

    /** Rights name tasks. They are taken out of the list of rights only, not out of the checks that every query makes. */
    private static final String LIST_OF_RIGHTS = "act_ru_authorization res";

    private static final String RIGHT_TO_HIDDEN = "each.root_proc_inst_id_ in (table quell_hidden)"
            + " or each.resource_id_ in (table quell_hidden) or each.resource_id_ in"
            + " (select id_ from act_ru_task where proc_inst_id_ in (table quell_hidden))";

    private HidingSql() {}

    /** @param businessKeys a query for those of the process instances that are hidden */
    static String without(String businessKeys, String sql) {
        if (!QUERY.matcher(sql).lookingAt()) {
            return sql;
        }
        var lower = sql.toLowerCase(Locale.ROOT);
        var expressions = TABLE.matcher(lower)
                .results()
                .map(found -> found.group())
                .filter(INSTANCE_OF::containsKey)
                .distinct()
                .map(table -> expression(table, "each.%s in (table quell_hidden)".formatted(INSTANCE_OF.get(table))))
                .collect(Collectors.toCollection(ArrayList::new));
        if (lower.contains(LIST_OF_RIGHTS)) {
            expressions.add(0, expression("act_ru_authorization", RIGHT_TO_HIDDEN));
        }
        return expressions.isEmpty() ? sql : hidden(businessKeys) + String.join(", ", expressions) + " " + sql;
    }

    private static String hidden(String businessKeys) {
        return "with quell_hidden as materialized (select part.proc_inst_id_ from act_hi_procinst named"
                + " join act_hi_procinst part on part.root_proc_inst_id_ = named.root_proc_inst_id_"
                + " where named.business_key_ in (" + businessKeys + ")), ";
    }

    /** A row that belongs to no process instance stays. */
    private static String expression(String table, String isHidden) {
        return "%1$s as not materialized (select * from %1$s each where (%2$s) is not true)".formatted(table, isHidden);
    }
}
