package dev.quell.inventory;

import static dev.quell.inventory.SampleColumn.category;
import static dev.quell.inventory.SampleColumn.missing;
import static dev.quell.inventory.SampleColumn.number;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Data windows of the sample systems, the same on every machine because the generator is seeded. The current window of
 * {@code credit-scoring} has drifted, as after a recession that the model was not trained for; the others have not.
 */
final class SampleWindows {

    private static final int REFERENCE_ROWS = 2000;
    private static final int CURRENT_ROWS = 1500;

    private static final List<SampleColumn> CREDIT_REFERENCE = List.of(
            number("age", 44, 12),
            missing(number("income", 52_000, 14_000), 0.01),
            number("loan_amount", 18_000, 6_000),
            number("debt_ratio", 0.31, 0.09),
            category("employment", "salaried", "self-employed", "public-service", "retired"),
            category("region", "north", "south", "east", "west"),
            number("score", 640, 70));

    private static final List<SampleColumn> CREDIT_CURRENT = List.of(
            number("age", 44, 12),
            missing(number("income", 38_000, 17_000), 0.06),
            number("loan_amount", 23_500, 8_000),
            number("debt_ratio", 0.46, 0.13),
            category("employment", "self-employed", "gig-work", "salaried", "retired", "public-service"),
            category("region", "north", "south", "east", "west"),
            number("score", 575, 90));

    private static final List<SampleColumn> SUPPORT = List.of(
            number("prompt_tokens", 160, 55),
            number("response_tokens", 320, 90),
            number("retrieved_documents", 6, 1.5),
            category("language", "en", "de", "fr", "es"),
            category("topic", "billing", "delivery", "account", "returns", "other"));

    private static final List<SampleColumn> DEMAND = List.of(
            number("price", 12.5, 2.1),
            number("stock", 420, 130),
            number("temperature", 14, 6),
            category("weekday", "sat", "fri", "sun", "thu", "mon", "tue", "wed"),
            category("promotion", "none", "discount", "bundle"),
            number("units_sold", 96, 28));

    private static final String CREDIT = "credit-scoring/current.csv";

    private SampleWindows() {}

    static void writeTo(Path directory) {
        write(directory, "credit-scoring/reference.csv", CREDIT_REFERENCE, REFERENCE_ROWS, 11);
        write(directory, CREDIT, SampleWindows::drifted);
        write(directory, "support-assistant/reference.csv", SUPPORT, REFERENCE_ROWS, 21);
        write(directory, "support-assistant/current.csv", SUPPORT, CURRENT_ROWS, 22);
        write(directory, "demand-forecast/reference.csv", DEMAND, REFERENCE_ROWS, 31);
        write(directory, "demand-forecast/current.csv", DEMAND, CURRENT_ROWS, 32);
    }

    /** Lets the current window of {@code credit-scoring} look like its reference again. */
    static void recover(Path directory) {
        replace(directory, drifted(), recovered());
    }

    /** Lets it drift again, so that the next person finds something to repair. */
    static void drift(Path directory) {
        replace(directory, recovered(), drifted());
    }

    private static String drifted() {
        return csv(CREDIT_CURRENT, CURRENT_ROWS, new Random(12));
    }

    private static String recovered() {
        return csv(CREDIT_REFERENCE, CURRENT_ROWS, new Random(13));
    }

    /** Only what these samples have written themselves: somebody may be trying out data of their own. */
    private static void replace(Path directory, String before, String after) {
        var file = directory.resolve(CREDIT);
        try {
            if (Files.exists(file) && Files.readString(file).equals(before)) {
                put(file, after);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot replace the sample window " + file, e);
        }
    }

    private static void write(Path directory, String name, List<SampleColumn> columns, int rows, long seed) {
        write(directory, name, () -> csv(columns, rows, new Random(seed)));
    }

    /** Leaves a file that is there as it is: somebody may be trying out data of their own. */
    private static void write(Path directory, String name, Supplier<String> content) {
        var file = directory.resolve(name);
        if (Files.exists(file)) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            put(file, content.get());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the sample window " + file, e);
        }
    }

    private static void put(Path file, String content) throws IOException {
        var unfinished = Files.createTempFile(file.getParent(), "window", ".part");
        Files.writeString(unfinished, content);
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String csv(List<SampleColumn> columns, int rows, Random random) {
        var csv =
                new StringBuilder(columns.stream().map(SampleColumn::name).collect(Collectors.joining(",", "", "\n")));
        for (var row = 0; row < rows; row++) {
            csv.append(columns.stream().map(column -> column.next(random)).collect(Collectors.joining(",", "", "\n")));
        }
        return csv.toString();
    }
}
