package dev.quell.lint.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.lint.table.TableCheck.Input;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableCheckTest {

    /** Cells of one column, a rule each; whether they leave a gap and whether any two overlap. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "string  |                  | \"a\" ; \"b\"                | true  | false",
                "string  |                  | \"a\" ; not(\"a\")           | false | false",
                "string  |                  | \"a\" ; -                    | false | true",
                "string  | \"a\",\"b\"      | \"a\" ; \"b\"                | false | false",
                "string  | \"a\",\"b\"      | \"a\" ; \"a\",\"b\"          | false | true",
                "string  |                  | not(\"a\",\"b\") ; \"a,b\"   | true  | true",
                "boolean |                  | true ; false                 | false | false",
                "boolean |                  | true                         | true  | false",
                "boolean |                  | true ; not(true)             | false | false",
                "integer |                  | < 3 ; >= 3                   | false | false",
                "integer |                  | <= 2 ; >= 3                  | false | false",
                "double  |                  | <= 2 ; >= 3                  | true  | false",
                "double  |                  | < 3 ; > 3                    | true  | false",
                "double  |                  | <= 3 ; >= 3                  | false | true",
                "integer |                  | <= 1 ; [2..5] ; > 5          | false | false",
                "integer |                  | <= 2 ; ]2..5[ ; >= 5         | false | false",
                "integer |                  | <= 2 ; (2..5] ; >= 5         | false | true",
                "double  | [0..1]           | < 0.5 ; [0.5..1]             | false | false",
                "double  | [0..1]           | < 0.5 ; [0.6..1]             | true  | false",
                "integer |                  | < least ; >= least           | false | false",
                "integer |                  | < least ; > least            | true  | false",
                "integer |                  | 1,2,3 ; 3,4                  | true  | true",
            })
    void findsGapsAndOverlaps(String type, String allowed, String cells, boolean gap, boolean overlap) {
        var rules = List.of(cells.split(";"));
        var input = new Input("x", type, allowed == null ? "" : allowed, rules);

        var check = TableCheck.of(List.of(input), rules.size()).orElseThrow();

        assertThat(check.gap().isPresent()).as("gap").isEqualTo(gap);
        assertThat(!check.overlaps().isEmpty()).as("overlap").isEqualTo(overlap);
    }

    @Test
    void namesAnInputThatNoRuleAnswers() {
        var severity = new Input("Severity", "string", "\"SEV1\",\"SEV2\"", List.of("\"SEV1\"", "\"SEV2\""));
        var share = new Input("Share", "double", "", List.of("-", "< 0.5"));

        assertThat(TableCheck.of(List.of(severity, share), 2).orElseThrow().gap())
                .contains("Severity = \"SEV2\", Share = 0.5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"string | upper case(x)", "integer | x + 1", "integer | < a ; < 3", "date | date(\"2026-01-01\")"})
    void saysNothingAboutCellsThatAreMoreThanSimple(String type, String cells) {
        var rules = List.of(cells.split(";"));

        assertThat(TableCheck.of(List.of(new Input("x", type, "", rules)), rules.size()))
                .isEmpty();
    }

    @Test
    void givesUpOnTooManyCombinations() {
        var cells = Collections.nCopies(2, "\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\"");
        var inputs =
                Collections.nCopies(12, new Input("x", "string", "\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\"", cells));

        var check = TableCheck.of(inputs, 2).orElseThrow();

        assertThat(check.gap()).isEmpty();
        assertThat(check.gaveUp()).isTrue();
    }
}
