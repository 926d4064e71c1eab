package dev.quell.room.web;

import dev.quell.incident.Incident;
import dev.quell.room.OpenTasks;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What waits for the reader, and what waits for others. */
@Component
@Order(2)
class TasksSection implements Section {

    private final OpenTasks tasks;

    TasksSection(OpenTasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public String name() {
        return "tasks";
    }

    @Override
    public Map<String, ?> show(Incident incident, Reader reader) {
        var byConcern = tasks.of(incident.id()).stream()
                .collect(Collectors.partitioningBy(task -> task.concerns(reader.name(), reader.groups())));
        return Map.of("mine", byConcern.get(true), "others", byConcern.get(false), "mayTake", !reader.onlyReads());
    }
}
