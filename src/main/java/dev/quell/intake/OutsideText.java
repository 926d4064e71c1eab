package dev.quell.intake;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Makes texts from outside storable without losing what they say: bounded, without NUL, otherwise as they came. */
final class OutsideText {

    static final int LONGEST_NAME = 200;
    static final int LONGEST_VALUE = 2000;
    static final int MOST_LABELS = 100;

    private OutsideText() {}

    /** PostgreSQL stores no NUL; a replacement character shows where one was. */
    static String storable(String text, int longest) {
        var clean = text.replace('\0', '\uFFFD');
        if (clean.length() <= longest) {
            return clean;
        }
        var end = Character.isHighSurrogate(clean.charAt(longest - 1)) ? longest - 1 : longest;
        return clean.substring(0, end) + "… [cut, " + clean.length() + " characters]";
    }

    /** One line, for titles: control characters become spaces. */
    static String line(String text, int longest) {
        var clean = text.replaceAll("\\p{Cntrl}+", " ").strip();
        var end = Math.min(clean.length(), longest);
        if (end == clean.length()) {
            return clean;
        }
        return clean.substring(0, Character.isHighSurrogate(clean.charAt(end - 2)) ? end - 2 : end - 1) + "…";
    }

    /** Keeps the alphabetically first labels when there are too many, and says so. */
    static Map<String, String> labels(Map<String, String> labels) {
        var kept = new LinkedHashMap<String, String>();
        new TreeMap<>(labels)
                .entrySet().stream()
                        .limit(MOST_LABELS)
                        .forEach(label -> kept.put(
                                storable(label.getKey(), LONGEST_NAME), storable(label.getValue(), LONGEST_VALUE)));
        if (labels.size() > MOST_LABELS) {
            kept.put("quell_cut", (labels.size() - MOST_LABELS) + " labels left out");
        }
        return kept;
    }
}
