package dev.quell.insights.web;

import dev.quell.insights.Dimension;
import dev.quell.insights.Scope;
import java.util.Locale;

/** What keys are called on a page. */
final class Names {

    private Names() {}

    static String of(Dimension dimension, String key) {
        return switch (dimension) {
            case ALL -> dimension.label();
            case MONTH -> key;
            case TYPE -> words(key);
            case SEVERITY -> severity(key);
        };
    }

    static String severity(String key) {
        return key.equals(Scope.UNCLASSIFIED) ? "not yet classified" : key;
    }

    /** {@code MODEL_DRIFT} becomes {@code Model drift}, {@code model-drift} too. */
    static String words(String key) {
        var words = key.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
