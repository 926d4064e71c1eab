package dev.quell.room.web;

import dev.quell.incident.Incidents;
import dev.quell.room.OpenTasks;
import dev.quell.shared.Problem;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Lets somebody take a task, and so acknowledge the incident, from wherever they are; it is completed in Tasklist. */
@Controller
class TaskController {

    private final Incidents incidents;
    private final OpenTasks tasks;

    TaskController(Incidents incidents, OpenTasks tasks) {
        this.incidents = incidents;
        this.tasks = tasks;
    }

    /** Whether the task is for this person the engine decides. */
    @PostMapping("/incidents/{id}/tasks/{task}/take")
    String take(@PathVariable("id") String id, @PathVariable("task") String task, Authentication login) {
        incidents.require(id);
        var reader = Reader.of(login);
        if (reader.onlyReads()) {
            throw Problem.forbidden("Who audits only reads");
        }
        tasks.take(id, task, reader.name(), reader.groups());
        return "redirect:/incidents/{id}#tasks";
    }
}
