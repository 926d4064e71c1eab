package dev.quell.security.process;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/** The filters that Tasklist shows to everybody. It looks empty without any. */
@Component
class TaskFilters {

    private static final List<Map<String, String>> COLUMNS = List.of(
            Map.of("name", "incidentId", "label", "Incident"),
            Map.of("name", "severity", "label", "Severity"),
            Map.of("name", "title", "label", "Title"));

    private final FilterService filters;
    private final TaskService tasks;

    TaskFilters(FilterService filters, TaskService tasks) {
        this.filters = filters;
        this.tasks = tasks;
    }

    /** Creates the filters that are missing. @return the ids of all of them */
    List<String> seed() {
        return List.of(
                filter("My tasks", "Tasks that you hold", 0, query -> query.taskAssigneeExpression("${currentUser()}")),
                filter(
                        "My groups",
                        "Tasks that somebody of your groups should take",
                        1,
                        query -> query.taskCandidateGroupInExpression("${currentUserGroups()}")),
                filter("Overdue", "Tasks past their due date", 2, query -> query.dueBeforeExpression("${now()}")),
                filter(
                        "SEV1",
                        "Tasks of the gravest incidents",
                        3,
                        query -> query.processVariableValueEquals("severity", "SEV1")));
    }

    private String filter(String name, String description, int position, UnaryOperator<TaskQuery> criteria) {
        var existing = filters.createTaskFilterQuery().filterName(name).list();
        if (!existing.isEmpty()) {
            return existing.get(0).getId();
        }
        var query = criteria.apply(tasks.createTaskQuery())
                .initializeFormKeys()
                .orderByTaskPriority()
                .desc()
                .orderByDueDate()
                .asc();
        var filter = filters.newTaskFilter(name)
                .setQuery(query)
                .setProperties(Map.of(
                        "description",
                        description,
                        "priority",
                        position,
                        "color",
                        "#3d6b73",
                        "refresh",
                        true,
                        "showUndefinedVariable",
                        false,
                        "variables",
                        COLUMNS));
        return filters.saveFilter(filter).getId();
    }
}
