package dev.quell.diagnostics.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.diagnostics.statistics.CategoryColumn;
import dev.quell.diagnostics.statistics.NumericColumn;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvWindowTest {

    private static final WindowLimits LIMITS = new WindowLimits(10_000, 100, 5);

    @Test
    void typesAreFoundInTheData() {
        var rows = IntStream.range(0, 30)
                .mapToObj(i -> (i + 7) + "," + i * i + ".5,2026-01-0" + (1 + i % 9) + "T10:00:00Z,x" + i % 3 + ",NA")
                .collect(Collectors.joining("\n"));
        var window = window("id,amount,at,kind,nothing\n" + rows);
        assertThat(window.kinds())
                .containsExactly(
                        Map.entry("id", ColumnKind.ROW_NUMBER),
                        Map.entry("amount", ColumnKind.NUMERIC),
                        Map.entry("at", ColumnKind.TIMESTAMP),
                        Map.entry("kind", ColumnKind.CATEGORICAL),
                        Map.entry("nothing", ColumnKind.EMPTY));
        assertThat(window.rows()).isEqualTo(30);
        assertThat(window.sha256()).hasSize(64);
    }

    @Test
    void countingUpwardsInAShortWindowIsAFeature() {
        assertThat(window("hour\n1\n2\n3").kinds()).containsEntry("hour", ColumnKind.NUMERIC);
    }

    @Test
    void numbersAreReadWithTheirGaps() {
        var column = (NumericColumn) window("x,y\n3,a\n,b\n-1.5e1,c\ninf,d\nNaN,e\n+.5,f")
                .columns(Map.of("x", ColumnKind.NUMERIC))
                .get("x");
        assertThat(column.sorted()).containsExactly(-15, 0.5, 3);
        assertThat(column.missing()).isEqualTo(3);
    }

    @Test
    void textsAreCounted() {
        var column = (CategoryColumn) window("x\na\n\"b,c\"\na\nnull\n\"say \"\"b\"\"\"")
                .columns(Map.of("x", ColumnKind.CATEGORICAL))
                .get("x");
        assertThat(column.frequencies()).isEqualTo(Map.of("a", 2L, "b,c", 1L, "say \"b\"", 1L));
        assertThat(column.missing()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;b\n1;2", "a\tb\n1\t2", "a,b\r\n1,2\r\n", "\uFEFFa,b\n1,2"})
    void separatorsLineEndsAndByteOrderMarksDiffer(String csv) {
        assertThat(window(csv).kinds())
                .containsExactly(Map.entry("a", ColumnKind.NUMERIC), Map.entry("b", ColumnKind.NUMERIC));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x1p3", "1d", "1_000", "1.2.3", "infinite", "--1"})
    void whatOnlyResemblesANumberIsText(String cell) {
        assertThat(window("x\n" + cell).kinds()).containsEntry("x", ColumnKind.CATEGORICAL);
    }

    @Test
    void headerAloneIsAWindowWithoutRows() {
        assertThat(window("a,b\n").rows()).isZero();
    }

    @Test
    void malformedWindowsAreRefusedWithTheReason() {
        assertRefused("", "is empty; the first line must name the columns");
        assertRefused("a,,c\n1,2,3", "column 2 has no name in the first line");
        assertRefused("a,a\n1,2", "column \"a\" occurs twice in the first line");
        assertRefused(
                "a,b\u0000c\n1,2", "the name of column 2 is longer than 200 characters or has control characters");
        assertRefused("x".repeat(201) + "\n1", "the name of column 1 is longer than 200 characters");
        assertRefused("a,b\n1,2\n3", "row 2 has 1 values, the header 2");
        assertRefused("a,b,c,d,e,f\n", "has 6 columns, more than 5");
        assertRefused("a\n" + "1\n".repeat(101), "has more than 100 rows; sample it");
        assertRefused("a,b\n1,\"2", "is not proper CSV in UTF-8");
    }

    @Test
    void otherEncodingsAreRefused() {
        var raw = new RawWindow("w.csv", "a\nä\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> new CsvWindow(raw, LIMITS))
                .isInstanceOf(WindowUnreadable.class)
                .hasMessageContaining("is not proper CSV in UTF-8");
    }

    private static void assertRefused(String csv, String reason) {
        assertThatThrownBy(() -> window(csv))
                .isInstanceOf(WindowUnreadable.class)
                .hasMessageStartingWith("Window \"w.csv\": ")
                .hasMessageContaining(reason);
    }

    private static CsvWindow window(String csv) {
        return new CsvWindow(new RawWindow("w.csv", csv.getBytes(StandardCharsets.UTF_8)), LIMITS);
    }
}
