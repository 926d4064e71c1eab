package dev.quell.diagnostics.window;

import dev.quell.diagnostics.statistics.Column;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A window in a CSV file. The bytes are read once; types and values come from the same bytes, whatever happens to the file. */
final class CsvWindow implements Window {

    private final RawWindow raw;
    private final CsvTable table;
    private final Map<String, ColumnKind> kinds;
    private final long rows;

    /** @throws WindowUnreadable if it is malformed or exceeds the limits */
    CsvWindow(RawWindow raw, WindowLimits limits) {
        this.raw = raw;
        this.table = CsvTable.of(raw, limits);
        var counted = new AtomicLong();
        this.kinds = findKinds(counted);
        this.rows = counted.get();
    }

    @Override
    public String location() {
        return raw.location();
    }

    @Override
    public @Nullable String sha256() {
        return raw.sha256();
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public Map<String, ColumnKind> kinds() {
        return kinds;
    }

    @Override
    public Map<String, Column> columns(Map<String, ColumnKind> wanted) {
        var builders = new LinkedHashMap<Integer, ColumnBuilder>();
        for (var i = 0; i < table.header().size(); i++) {
            var name = table.header().get(i);
            var kind = wanted.get(name);
            if (kind != null) {
                builders.put(i, ColumnBuilder.of(name, kind));
            }
        }
        table.forEachRow(row -> builders.forEach((i, builder) -> builder.add(row.get(i))));
        var columns = new LinkedHashMap<String, Column>();
        builders.values().stream().map(ColumnBuilder::build).forEach(column -> columns.put(column.name(), column));
        return columns;
    }

    private Map<String, ColumnKind> findKinds(AtomicLong counted) {
        var header = table.header();
        var watchers = header.stream().map(name -> new KindOfColumn()).toList();
        table.forEachRow(row -> {
            counted.incrementAndGet();
            for (var i = 0; i < row.size(); i++) {
                watchers.get(i).see(row.get(i));
            }
        });
        var found = new LinkedHashMap<String, ColumnKind>();
        for (var i = 0; i < header.size(); i++) {
            found.put(header.get(i), watchers.get(i).kind());
        }
        return found;
    }
}
