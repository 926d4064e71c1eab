package dev.quell.incident.process;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;

/** Reads from a task's model by which row of {@code service-levels} it is due. */
final class Milestones {

    private static final Pattern DUE = Pattern.compile(
            "\\s*[$#]\\{\\s*serviceLevel\\.(dueAt|dueOn)\\(\\s*execution\\s*,.*?(['\"])(\\w+)\\2\\s*\\)\\s*}\\s*");

    private Milestones() {}

    /** Empty for a due date of another origin. */
    private static Optional<Milestone> of(TaskDefinition task) {
        return Optional.ofNullable(task.getDueDateExpression())
                .map(due -> DUE.matcher(due.getExpressionText()))
                .filter(matcher -> matcher.matches())
                .map(matcher -> new Milestone(matcher.group(3), matcher.group(1).equals("dueOn")));
    }

    /** Empty also where a timer is drawn at the task: then the model itself says what happens when nobody does it. */
    static Optional<Milestone> ofEscalated(ProcessDefinitionEntity process, String element) {
        return Optional.ofNullable(process.getTaskDefinitions().get(element))
                .filter(task -> !timerAt(process.findActivity(element)))
                .flatMap(Milestones::of);
    }

    private static boolean timerAt(ActivityImpl task) {
        return Stream.of(task, task.getFlowScope())
                .filter(ActivityImpl.class::isInstance)
                .map(ActivityImpl.class::cast)
                .filter(activity -> activity == task || isOf(activity, ActivityTypes.MULTI_INSTANCE_BODY))
                .flatMap(activity -> activity.getEventActivities().stream())
                .anyMatch(event -> isOf(event, ActivityTypes.BOUNDARY_TIMER));
    }

    private static boolean isOf(ActivityImpl activity, String type) {
        return Objects.equals(type, activity.getProperties().get(BpmnProperties.TYPE));
    }
}
