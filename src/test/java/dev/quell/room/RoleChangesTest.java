package dev.quell.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.incident.Incident;
import dev.quell.incident.IncidentRoles;
import dev.quell.incident.Incidents;
import dev.quell.incident.Status;
import dev.quell.incident.Timeline;
import dev.quell.intake.Declaration;
import dev.quell.intake.Declarations;
import dev.quell.shared.Role;
import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ProcessDriver;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

class RoleChangesTest extends IntegrationTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Incidents incidents;

    @Autowired
    private IncidentRoles roles;

    @Autowired
    private Timeline timeline;

    @Autowired
    private Declarations declarations;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private TaskService tasks;

    private Incident incident;
    private String form;

    @BeforeEach
    void anIncidentWithATaskForAnEngineer() {
        incident = declarations
                .declare(
                        new Declaration("Roles " + UUID.randomUUID(), "other", "", "Seen in the report", ""), List.of())
                .incident();
        driver.runJobs(incident.id());
        form = "/incidents/" + incident.id() + "/roles/ai-ml-engineer";
    }

    @Test
    void theCommanderGivesARoleToSomebodyElseAndItsOpenTasksGoAlong() {
        roles.assign(incident.id(), Role.AI_ML_ENGINEER, "engineer");
        var task = driver.tasks(incident.id()).get(0);
        tasks.setAssignee(task.getId(), "engineer");

        var answer = change("commander", "engineer2");

        assertThat(answer).isEqualTo(302);
        assertThat(roles.holder(incident.id(), Role.AI_ML_ENGINEER)).contains("engineer2");
        assertThat(assignee(task.getId())).isEqualTo("engineer2");
        assertThat(timeline.of(incident.id())).anySatisfy(entry -> {
            assertThat(entry.kind()).isEqualTo("role.assigned");
            assertThat(entry.actor()).isEqualTo("commander");
            assertThat(entry.detailsMap()).containsEntry("before", "engineer").containsEntry("user", "engineer2");
        });
        var page =
                Caller.session(port, "legal").get("/incidents/" + incident.id()).body();
        assertThat(page).contains("mailto:").doesNotContain(form);
    }

    @Test
    void whatAnotherPersonTookStaysTheirs() {
        roles.assign(incident.id(), Role.AI_ML_ENGINEER, "engineer");
        var task = driver.tasks(incident.id()).get(0);
        tasks.setAssignee(task.getId(), "scientist");

        change("commander", "engineer2");

        assertThat(assignee(task.getId())).isEqualTo("scientist");
    }

    @Test
    void onlyCommandersChangeRoles() {
        assertThat(Caller.session(port, "engineer").get(form).statusCode()).isEqualTo(403);
        assertThat(change("engineer", "engineer2")).isEqualTo(403);
        assertThat(roles.holder(incident.id(), Role.AI_ML_ENGINEER)).isEmpty();
    }

    @Test
    void onlyPeopleOfTheRosterTakeARoleAndOnlyWhileTheIncidentIsOpen() {
        assertThat(change("commander", "nobody-we-know")).isEqualTo(400);
        assertThat(change("commander", "")).isEqualTo(400);
        incidents.transition(incident.id(), Status.DISMISSED, "Test");
        assertThat(change("commander", "engineer2")).isEqualTo(409);
        assertThat(roles.holder(incident.id(), Role.AI_ML_ENGINEER)).isEmpty();
    }

    private int change(String by, String person) {
        return Caller.session(port, by)
                .form("/systems", form, Map.of("person", person))
                .statusCode();
    }

    private String assignee(String taskId) {
        return tasks.createTaskQuery().taskId(taskId).singleResult().getAssignee();
    }
}
