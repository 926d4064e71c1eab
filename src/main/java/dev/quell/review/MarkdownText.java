package dev.quell.review;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Builds CommonMark from parts that nobody trusts: every sign that means something where it stands is escaped. */
final class MarkdownText {

    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+");
    private static final Pattern MEANINGFUL =
            Pattern.compile("([\\\\`*_{}\\[\\]()#!|<>~&]|:(?=//)|^[-+=]|(?<=^\\d{1,9})\\.)");

    private final StringBuilder text = new StringBuilder();

    MarkdownText heading(int level, String plain) {
        text.append("#".repeat(level)).append(' ').append(line(plain)).append("\n\n");
        return this;
    }

    /** Text of a person, its line breaks kept; nothing when there is none. */
    MarkdownText paragraph(@Nullable String plain) {
        if (plain != null && !plain.isBlank()) {
            text.append(plain.lines()
                            .map(MarkdownText::line)
                            .filter(line -> !line.isEmpty())
                            .collect(Collectors.joining("\\\n")))
                    .append("\n\n");
        }
        return this;
    }

    MarkdownText labelled(String label, @Nullable String plain) {
        if (plain != null && !plain.isBlank()) {
            text.append("**").append(line(label)).append("**\n\n");
            paragraph(plain);
        }
        return this;
    }

    MarkdownText bullets(List<String> items) {
        items.forEach(item -> text.append("- ").append(line(item)).append('\n'));
        text.append('\n');
        return this;
    }

    /** A table, or {@code none} as a sentence when it has no row. */
    MarkdownText table(String none, List<String> columns, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return paragraph(none);
        }
        row(columns);
        text.append("|---".repeat(columns.size())).append("|\n");
        rows.forEach(this::row);
        text.append('\n');
        return this;
    }

    private void row(List<String> cells) {
        cells.forEach(cell -> text.append("| ").append(line(cell)).append(' '));
        text.append("|\n");
    }

    /** One line, without meaning in Markdown or HTML. */
    static String line(String plain) {
        var printable = UNPRINTABLE.matcher(plain).replaceAll(" ").strip();
        return MEANINGFUL.matcher(printable).replaceAll("\\\\$1");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
