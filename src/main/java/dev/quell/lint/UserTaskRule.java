package dev.quell.lint;

import dev.quell.lint.model.ModelFile;
import dev.quell.lint.model.XmlElement;
import dev.quell.lint.process.Expression;
import dev.quell.shared.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A person who gets a task knows what to do, by when, and it is somebody's. */
final class UserTaskRule implements Rule {

    private static final Set<String> GROUPS = Stream.concat(
                    Arrays.stream(Role.values()).map(Role::group),
                    Stream.of("process-owner", "auditor", "camunda-admin"))
            .collect(Collectors.toUnmodifiableSet());
    private static final Pattern MILESTONE = Pattern.compile("serviceLevel\\.\\w+\\(.*,\\s*'(\\w+)'\\s*\\)");
    private static final String SERVICE_LEVELS = "service-levels";

    @Override
    public void check(ModelFile file, Models models, Report.OfFile report) {
        if (file.processes().isEmpty()) {
            return;
        }
        var milestones = milestones(models);
        for (var process : file.processes()) {
            process.all("userTask").forEach(task -> check(task, models, report));
            process.all().forEach(element -> checkMilestones(element, milestones, report));
        }
    }

    private static void check(XmlElement task, Models models, Report.OfFile report) {
        checkForm(task, models, report);
        checkPeople(task, report);
        if (!task.has("dueDate")) {
            report.error(
                    "service-level",
                    task,
                    "the task has no due date",
                    "set ${serviceLevel.dueAt(execution, 'manualAction')} or another milestone of " + SERVICE_LEVELS);
        }
        if (task.extensions("taskListener").stream()
                .noneMatch(listener -> listener.attribute("event").equals("complete"))) {
            report.warning(
                    "answers-unchecked",
                    task,
                    "nobody looks at the answers again, and a browser can send anything",
                    "add the task listener ${checkAnswers} for the event complete");
        }
    }

    private static void checkForm(XmlElement task, Models models, Report.OfFile report) {
        var form = task.attribute("formRef");
        if (form.isEmpty()) {
            if (task.child("documentation")
                    .filter(text -> !text.text().isEmpty())
                    .isEmpty()) {
                report.error(
                        "user-task-form",
                        task,
                        "the task has neither a form nor a text that says what to do",
                        "choose a form, or write the documentation of the task");
            }
            return;
        }
        if (!Expression.isIn(form) && models.form(form).isEmpty()) {
            report.error(
                    "form-missing", task, "there is no form " + form, "deploy it with the process, or choose another");
        }
        if (!task.attribute("formRefBinding").equals("latest")) {
            report.warning(
                    "form-binding",
                    task,
                    "a changed form would not be shown, or none at all",
                    "set the binding of the form to latest");
        }
    }

    private static void checkPeople(XmlElement task, Report.OfFile report) {
        var groups = task.attribute("candidateGroups");
        if (groups.isBlank() && !task.has("assignee")) {
            report.error(
                    "user-task-group",
                    task,
                    "the task is nobody's",
                    "set the candidate group, for example it-operations");
        }
        if (!Expression.isIn(groups)) {
            Arrays.stream(groups.split(",")).map(String::strip).forEach(group -> checkGroup(task, group, report));
        }
        roles(task).forEach(role -> checkGroup(task, role, report));
    }

    private static void checkGroup(XmlElement task, String group, Report.OfFile report) {
        if (!group.isEmpty() && !GROUPS.contains(group)) {
            report.error(
                    "group-unknown",
                    task,
                    "there is no group or role " + group,
                    "choose one of " + GROUPS.stream().sorted().toList());
        }
    }

    private static List<String> roles(XmlElement task) {
        return task.extensions("properties").stream()
                .flatMap(properties -> properties.children("property").stream())
                .filter(property -> property.attribute("name").equals("role"))
                .map(property -> property.attribute("value"))
                .toList();
    }

    private static String milestones(Models models) {
        return models.decision(SERVICE_LEVELS).stream()
                .flatMap(decision -> decision.all("inputEntry"))
                .flatMap(entry -> entry.child("text").stream())
                .map(XmlElement::text)
                .collect(Collectors.joining(" "));
    }

    /** A milestone without a row would stop the process when it gets there. */
    private static void checkMilestones(XmlElement element, String known, Report.OfFile report) {
        var texts = Stream.concat(
                Stream.of(element.text()), element.attributes().stream().map(XmlElement.Attribute::value));
        texts.forEach(text -> {
            var milestone = MILESTONE.matcher(text);
            if (milestone.find() && !known.contains("\"" + milestone.group(1) + "\"")) {
                report.error(
                        "service-level",
                        element,
                        "the decision " + SERVICE_LEVELS + " has no milestone " + milestone.group(1),
                        "choose a milestone that it has, or add its rows");
            }
        });
    }
}
