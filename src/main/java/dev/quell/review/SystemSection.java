package dev.quell.review;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The AI system as the inventory knows it. */
final class SystemSection implements ReportSection {

    @Override
    public void write(IncidentReport report, MarkdownText text) {
        text.heading(2, "AI system");
        var system = report.system();
        if (system == null) {
            text.paragraph("The AI system is not in the inventory.");
            return;
        }
        var registry = system.registry();
        text.table(
                "",
                List.of("", ""),
                List.of(
                        List.of("Name", system.name()),
                        List.of("Purpose", system.purpose()),
                        List.of("Owner", system.owner()),
                        List.of("Risk class", system.riskClass().name().toLowerCase(Locale.ROOT)),
                        List.of("Personal data", system.personalData() ? "yes" : "no"),
                        List.of("Jurisdictions", String.join(", ", system.jurisdictions())),
                        List.of(
                                "Model",
                                registry == null ? "not registered" : registry.model() + " @ " + registry.alias()),
                        List.of("Fallback", Objects.toString(system.fallback(), "none"))));
    }
}
