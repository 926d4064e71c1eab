package dev.quell.insights.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @Test
    void linesEndAsRfc4180WantsAndWhatNeedsItIsQuoted() {
        var text = Csv.text(
                List.of("rule", "opened"),
                List.of(
                        Csv.row("a,b", 1),
                        Csv.row("say \"x\"", 2.5),
                        Csv.row("two\nlines", null),
                        Csv.row("plain", 3L)));

        assertThat(text)
                .isEqualTo("rule,opened\r\n\"a,b\",1\r\n\"say \"\"x\"\"\",2.5\r\n\"two\nlines\",\r\nplain,3\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    void whatASpreadsheetWouldTakeForAFormulaIsMarkedAsText(String cell) {
        assertThat(Csv.text(List.of("rule"), List.of(Csv.row(cell)))).contains("'" + cell);
    }

    @Test
    void numbersStayNumbers() {
        assertThat(Csv.text(List.of("seconds"), List.of(Csv.row(-1.5)))).isEqualTo("seconds\r\n-1.5\r\n");
    }
}
