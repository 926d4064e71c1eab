package dev.quell.diagnostics.web;

/** Text from outside, made safe to stand in XML content and attributes. */
final class Xml {

    private Xml() {}

    static String escape(String text) {
        var safe = new StringBuilder();
        text.codePoints().filter(Xml::isAllowed).forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }

    /** Cut to at most {@code length} characters, then escaped. */
    static String escape(String text, int length) {
        var points = text.codePoints().toArray();
        return points.length <= length ? escape(text) : escape(new String(points, 0, length - 1)) + "…";
    }

    /** XML 1.0 has no place for most control characters, not even escaped. */
    private static boolean isAllowed(int c) {
        return c == '\t' || c == '\n' || (c >= 0x20 && c < 0xD800) || (c >= 0xE000 && c < 0xFFFE) || c >= 0x10000;
    }
}
