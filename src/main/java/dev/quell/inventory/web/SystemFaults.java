package dev.quell.inventory.web;

import dev.quell.shared.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Faults as the rules name them, laid to the fields of the form; the first of each field, as a sentence. */
final class SystemFaults {

    private static final Pattern PLACE = Pattern.compile("jurisdictions\\[\\d+]");
    private static final Pattern FEATURE = Pattern.compile("drift\\.features\\.(.*)\\.threshold", Pattern.DOTALL);

    private SystemFaults() {}

    static Map<String, String> of(Problem problem, SystemForm form) {
        var faults = new LinkedHashMap<String, String>();
        for (var error : problem.errors()) {
            var message = error.message();
            faults.putIfAbsent(
                    fieldOf(error.field(), form),
                    Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".");
        }
        return faults;
    }

    private static String fieldOf(String field, SystemForm form) {
        var feature = FEATURE.matcher(field);
        if (feature.matches()) {
            return "drift.features[" + rowOf(feature.group(1), form) + "].threshold";
        }
        if (field.equals("drift.features")) {
            return "drift.features[" + rowOf("", form) + "].feature";
        }
        return PLACE.matcher(field).matches() ? "jurisdictions" : field;
    }

    private static int rowOf(String feature, SystemForm form) {
        return form.numbers("drift.features").stream()
                .filter(row -> form.value("drift.features[" + row + "].feature")
                        .strip()
                        .equals(feature))
                .findFirst()
                .orElse(0);
    }
}
