package dev.quell.lint;

import dev.quell.lint.model.ModelFile;
import dev.quell.lint.model.XmlElement;
import java.util.HashSet;
import java.util.regex.Pattern;

/** What every process has: an id of its own, a name, a time to live. */
final class ProcessRule implements Rule {

    private static final Pattern DAYS = Pattern.compile("P?[1-9]\\d*D?");

    static final int MOST_PROCESSES = 20;

    @Override
    public void check(ModelFile file, Models models, Report.OfFile report) {
        if (file.kind() != ModelFile.Kind.PROCESS) {
            return;
        }
        if (file.processes().isEmpty()) {
            report.error("process-none", "", 0, "the file holds no process", "draw one, or leave the file out");
        }
        if (file.processes().size() > MOST_PROCESSES) {
            report.error(
                    "process-many",
                    "",
                    0,
                    "the file holds more than " + MOST_PROCESSES + " processes",
                    "put them into several files");
        }
        var ids = new HashSet<String>();
        for (var process : file.processes()) {
            check(process, report);
            if (!ids.add(process.id())
                    || models.fileOf(process.id())
                            .filter(other -> other != file)
                            .isPresent()) {
                report.error(
                        "process-id-twice",
                        process,
                        "two processes have the id " + process.id(),
                        "give one another id");
            }
            models.knownFileOf(process.id())
                    .filter(other -> !other.equals(file.fileName()))
                    .ifPresent(other -> report.error(
                            "process-id-taken",
                            process,
                            "the id " + process.id() + " belongs to the process in " + other,
                            "give yours an id of its own, or change that file"));
        }
        duplicateIds(file, report);
    }

    private static void check(XmlElement process, Report.OfFile report) {
        if (!process.has("id")) {
            report.error("process-id", process, "the process has no id", "give it one, in small letters with dashes");
        }
        if (process.label().isEmpty()) {
            report.warning("process-name", process, "the process has no name", "say in a few words what it is for");
        }
        if (!DAYS.matcher(process.attribute("historyTimeToLive")).matches()) {
            report.error(
                    "time-to-live",
                    process,
                    "the process does not say for how many days its history is kept",
                    "set the history time to live, for example P365D");
        }
        if (!process.attribute("isExecutable").equals("true")) {
            report.warning(
                    "process-executable",
                    process,
                    "the process is not executable, so it never runs",
                    "tick Executable");
        }
    }

    private static void duplicateIds(ModelFile file, Report.OfFile report) {
        var ids = new HashSet<String>();
        file.elements()
                .filter(element -> element.has("id"))
                .filter(element -> !element.is("process"))
                .filter(element -> !ids.add(element.id()))
                .forEach(element -> report.error(
                        "element-id-twice",
                        element,
                        "two elements have the id " + element.id(),
                        "give one another id"));
    }
}
