package dev.quell.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleWindowsTest {

    @TempDir
    Path directory;

    @BeforeEach
    void write() {
        SampleWindows.writeTo(directory);
    }

    @Test
    void creditScoringHasDriftedInIncomeDebtAndScore() throws IOException {
        for (var feature : List.of("income", "loan_amount", "debt_ratio", "score")) {
            assertThat(shift("credit-scoring", feature)).as(feature).isGreaterThan(0.5);
        }
        assertThat(shift("credit-scoring", "age")).isLessThan(0.1);
    }

    @Test
    void demandForecastHasNotDrifted() throws IOException {
        for (var feature : List.of("price", "stock", "temperature", "units_sold")) {
            assertThat(shift("demand-forecast", feature)).as(feature).isLessThan(0.1);
        }
    }

    @Test
    void areTheSameOnEveryMachineAndLeaveOwnDataAlone() throws IOException {
        var first = Files.readString(directory.resolve("support-assistant/current.csv"));
        var own = directory.resolve("credit-scoring/current.csv");
        Files.writeString(own, "age\n1\n");
        Files.delete(directory.resolve("support-assistant/current.csv"));

        SampleWindows.writeTo(directory);

        assertThat(Files.readString(directory.resolve("support-assistant/current.csv")))
                .isEqualTo(first)
                .startsWith("prompt_tokens,response_tokens,retrieved_documents,language,topic\n")
                .hasLineCount(1501);
        assertThat(Files.readString(own)).isEqualTo("age\n1\n");
    }

    @Test
    void creditScoringRecoversAndDriftsAgainUnlessSomebodyTriesOwnData() throws IOException {
        var current = directory.resolve("credit-scoring/current.csv");
        var drifted = Files.readString(current);

        SampleWindows.recover(directory);
        for (var feature : List.of("income", "loan_amount", "debt_ratio", "score")) {
            assertThat(shift("credit-scoring", feature)).as(feature).isLessThan(0.1);
        }
        SampleWindows.drift(directory);
        assertThat(Files.readString(current)).isEqualTo(drifted);

        Files.writeString(current, "age\n1\n");
        SampleWindows.recover(directory);
        assertThat(Files.readString(current)).isEqualTo("age\n1\n");
    }

    /** Distance of the means in standard deviations of the reference: what a population shift looks like at its simplest. */
    private double shift(String system, String feature) throws IOException {
        var reference = column(system + "/reference.csv", feature);
        var current = column(system + "/current.csv", feature);
        var mean = Arrays.stream(reference).average().orElseThrow();
        var deviation = Math.sqrt(Arrays.stream(reference)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow());
        return Math.abs(Arrays.stream(current).average().orElseThrow() - mean) / deviation;
    }

    private double[] column(String file, String feature) throws IOException {
        var lines = Files.readAllLines(directory.resolve(file));
        var index = List.of(lines.get(0).split(",", -1)).indexOf(feature);
        return lines.stream()
                .skip(1)
                .map(line -> line.split(",", -1)[index])
                .filter(cell -> !cell.isEmpty())
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
