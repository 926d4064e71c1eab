package dev.quell.insights.web;

import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Tables as RFC 4180 wants them, in UTF-8 with a header. */
final class Csv {

    private static final MediaType TYPE = MediaType.parseMediaType("text/csv;charset=UTF-8;header=present");
    private static final CsvMapper MAPPER = CsvMapper.builder()
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();
    private static final CsvSchema LINES = CsvSchema.emptySchema().withLineSeparator("\r\n");

    private Csv() {}

    /** @param name of the file, without its ending */
    static ResponseEntity<String> file(String name, List<String> header, List<? extends List<?>> rows) {
        var disposition = ContentDisposition.attachment()
                .filename("quell-" + name + ".csv")
                .build();
        return ResponseEntity.ok()
                .contentType(TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(text(header, rows));
    }

    static String text(List<String> header, List<? extends List<?>> rows) {
        var text = new StringWriter();
        try (var lines = MAPPER.writer(LINES).writeValues(text)) {
            lines.write(header.toArray());
            for (var row : rows) {
                lines.write(row.stream().map(Csv::cell).toArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    static List<@Nullable Object> row(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }

    /** A spreadsheet takes a text that begins like this for a formula; text from outside could be one. */
    private static Object cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Number) {
            return value;
        }
        var text = value.toString();
        return !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
