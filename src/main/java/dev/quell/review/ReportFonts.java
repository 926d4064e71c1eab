package dev.quell.review;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The letters of a PDF. DejaVu Sans is built in: Latin, Greek, Cyrillic, Hebrew, Arabic and more, but no Chinese, Japanese, Korean or
 * Indic scripts. An operator adds those as {@code .ttf} files in a directory; a letter that no font has shows as an empty square.
 */
@Component
class ReportFonts {

    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    private final byte[] regular = read("fonts/DejaVuSans.ttf");
    private final byte[] bold = read("fonts/DejaVuSans-Bold.ttf");
    private final List<Path> more;

    /** @throws UncheckedIOException when the directory is set and cannot be read, so that a wrong setting stops the start */
    ReportFonts(@Value("${quell.report.fonts-directory:#{null}}") @Nullable Path directory) {
        this.more = directory == null ? List.of() : fontsOf(directory);
    }

    /** For {@code font-family}: the renderer takes each letter from the first that has it. */
    String families() {
        return IntStream.rangeClosed(0, more.size())
                .mapToObj(number -> "report" + number)
                .collect(Collectors.joining(", "));
    }

    void addTo(PdfRendererBuilder builder) {
        builder.useFont(() -> new ByteArrayInputStream(regular), "report0", REGULAR, FontStyle.NORMAL, true)
                .useFont(() -> new ByteArrayInputStream(bold), "report0", BOLD, FontStyle.NORMAL, true);
        for (var i = 0; i < more.size(); i++) {
            builder.useFont(more.get(i).toFile(), "report" + (i + 1));
        }
    }

    private static List<Path> fontsOf(Path directory) {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".ttf"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("quell.report.fonts-directory: " + directory + " cannot be read", e);
        }
    }

    private static byte[] read(String resource) {
        try {
            return new ClassPathResource(resource).getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
