package dev.quell.diagnostics.window;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;

/** Rows of a CSV window: UTF-8, a header, values between commas, semicolons or tabs (whichever the header has most of). */
final class CsvTable {

    private static final int LONGEST_NAME = 200;
    private static final String SEPARATORS = ",;\t";

    private final RawWindow window;
    private final WindowLimits limits;
    private final List<String> header;

    private CsvTable(RawWindow window, WindowLimits limits) {
        this.window = window;
        this.limits = limits;
        this.header = readHeader();
    }

    /** @throws WindowUnreadable if there is no proper header */
    static CsvTable of(RawWindow window, WindowLimits limits) {
        return new CsvTable(window, limits);
    }

    List<String> header() {
        return header;
    }

    /**
     * Hands over the rows one by one.
     *
     * @throws WindowUnreadable if a row is malformed or there are too many
     */
    void forEachRow(Consumer<List<String>> consumer) {
        try (MappingIterator<List<String>> rows = reader().readValues(window.content())) {
            rows.nextValue();
            for (var number = 1; rows.hasNextValue(); number++) {
                var row = rows.nextValue();
                check(number, row);
                consumer.accept(row);
            }
        } catch (JsonProcessingException | CharConversionException e) {
            throw malformed(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void check(int number, List<String> row) {
        if (number > limits.maxRows()) {
            throw unreadable("has more than " + limits.maxRows()
                    + " rows; sample it, or raise quell.diagnostics.window.max-rows");
        }
        if (row.size() != header.size()) {
            throw unreadable("row " + number + " has " + row.size() + " values, the header " + header.size());
        }
    }

    private List<String> readHeader() {
        try (MappingIterator<List<String>> rows = reader().readValues(window.content())) {
            if (!rows.hasNextValue()) {
                throw unreadable("is empty; the first line must name the columns");
            }
            return checkedHeader(rows.nextValue());
        } catch (JsonProcessingException | CharConversionException e) {
            throw malformed(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> checkedHeader(List<String> names) {
        if (names.size() > limits.maxColumns()) {
            throw unreadable("has " + names.size() + " columns, more than " + limits.maxColumns()
                    + "; leave some out, or raise quell.diagnostics.window.max-columns");
        }
        var seen = new HashSet<String>();
        for (var name : names) {
            checkName(name, seen.size() + 1);
            if (!seen.add(name)) {
                throw unreadable("column \"" + name + "\" occurs twice in the first line");
            }
        }
        return List.copyOf(names);
    }

    private void checkName(String name, int position) {
        if (name.isBlank()) {
            throw unreadable("column " + position + " has no name in the first line");
        }
        if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw unreadable("the name of column " + position + " is longer than " + LONGEST_NAME
                    + " characters or has control characters in it; rename it");
        }
    }

    private ObjectReader reader() {
        return new CsvMapper()
                .readerForListOf(String.class)
                .with(CsvParser.Feature.WRAP_AS_ARRAY)
                .with(CsvParser.Feature.SKIP_EMPTY_LINES)
                .with(CsvParser.Feature.TRIM_SPACES)
                .with(CsvSchema.emptySchema().withColumnSeparator(separator()));
    }

    private char separator() {
        var content = window.content();
        var end = 0;
        while (end < content.length && content[end] != '\n' && content[end] != '\r') {
            end++;
        }
        var line = new String(content, 0, end, StandardCharsets.UTF_8);
        var best = ',';
        for (var candidate : SEPARATORS.toCharArray()) {
            best = count(line, candidate) > count(line, best) ? candidate : best;
        }
        return best;
    }

    private static long count(String line, char separator) {
        return line.chars().filter(c -> c == separator).count();
    }

    private WindowUnreadable malformed(IOException e) {
        var message = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        return unreadable("is not proper CSV in UTF-8: " + message);
    }

    private WindowUnreadable unreadable(String problem) {
        return new WindowUnreadable("Window \"" + window.location() + "\": " + problem);
    }
}
