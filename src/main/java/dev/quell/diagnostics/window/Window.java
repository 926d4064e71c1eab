package dev.quell.diagnostics.window;

import dev.quell.diagnostics.statistics.Column;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Data of one period: named columns, and what each of them looks like. */
public interface Window {

    /** Where it was read from, as in the inventory. */
    String location();

    /** SHA-256 of the file; null for observations, which are in the database. */
    @Nullable
    String sha256();

    long rows();

    /** The columns in their order. */
    Map<String, ColumnKind> kinds();

    /** The columns named in {@code kinds}, read as numbers where that says so, else as text. */
    Map<String, Column> columns(Map<String, ColumnKind> kinds);
}
