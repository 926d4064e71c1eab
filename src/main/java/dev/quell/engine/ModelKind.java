package dev.quell.engine;

/** What process owners deploy. */
public enum ModelKind {
    PROCESS("act_re_procdef"),
    DECISION("act_re_decision_def"),
    FORM("act_re_camformdef");

    private final String table;

    ModelKind(String table) {
        this.table = table;
    }

    /** The engine's table of deployed versions; all have id_, key_, version_, deployment_id_ and resource_name_. */
    public String table() {
        return table;
    }
}
