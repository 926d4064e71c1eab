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

    private static final Pattern DUE_AT = Pattern.compile(
            "\\s*[$#]\\{\\s*serviceLevel\\.dueAt\\(\\s*execution\\s*,\\s*(['\"])(\\w+)\\1\\s*\\)\\s*}\\s*");

    private Milestones() {}

    /** Empty for a due date of another origin. */
    static Optional<String> of(TaskDefinition task) {
        return Optional.ofNullable(task.getDueDateExpression())
                .map(due -> DUE_AT.matcher(due.getExpressionText()))
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(2));
    }

    /** Empty also where a timer is drawn at the task: then the model itself says what happens when nobody does it. */
    static Optional<String> ofEscalated(ProcessDefinitionEntity process, String element) {
        return timerAt(process.findActivity(element))
                ? Optional.empty()
                : of(process.getTaskDefinitions().get(element));
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
