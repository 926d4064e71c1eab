package dev.quell.lint;

/**
 * Something that is wrong with a model.
 *
 * @param rule id of the rule, for example {@code effect-save-point}
 * @param resource name of the file
 * @param elementName its label; empty when it has none
 * @param elementId empty when the file as a whole is meant
 * @param line counted from 1; 0 when it is not known
 * @param problem what is wrong, without a full stop
 * @param remedy what to do about it, without a full stop
 */
public record Finding(
        String rule,
        Severity severity,
        String resource,
        String elementName,
        String elementId,
        int line,
        String problem,
        String remedy) {

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The finding in one line for a person who has the file before them. */
    public String sentence() {
        var name = elementName.isEmpty() ? "" : "\"" + elementName + "\" ";
        var element = elementId.isEmpty() ? "" : name + "(" + elementId + "): ";
        var place = line == 0 ? "" : ", line " + line;
        return element + problem + ": " + remedy + " [" + rule + place + "]";
    }
}
