package dev.quell.lint;

import dev.quell.lint.model.ModelFile;
import dev.quell.lint.model.XmlElement;

/** What the engine could run, but an incident cannot bear: an event that wakes other incidents too, and work that nobody fetches. */
final class UnsupportedRule implements Rule {

    @Override
    public void check(ModelFile file, Models models, Report.OfFile report) {
        file.elements().forEach(element -> check(element, report));
    }

    private static void check(XmlElement element, Report.OfFile report) {
        if (element.is("signalEventDefinition")) {
            report.error(
                    "signal",
                    element,
                    "a signal reaches every incident that waits for it, not only its own",
                    "use a message, or an escalation to the process around it");
        }
        if (element.attribute("type").equals("external") && runs(element)) {
            report.error(
                    "external-task",
                    element,
                    "no worker fetches external tasks here, so the incident would wait for ever",
                    "take one of the element templates, or a user task");
        }
    }

    private static boolean runs(XmlElement element) {
        return element.name().endsWith("Task") || element.name().endsWith("EventDefinition");
    }
}
