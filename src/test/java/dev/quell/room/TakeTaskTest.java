package dev.quell.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.incident.Incidents;
import dev.quell.intake.Declaration;
import dev.quell.intake.Declarations;
import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ProcessDriver;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Taking a task in the room, which works where Tasklist is too large. */
class TakeTaskTest extends IntegrationTest {

    private static final String TASK = "userTask_investigateAnomaly";

    @LocalServerPort
    private int port;

    @Autowired
    private Incidents incidents;

    @Autowired
    private ProcessDriver driver;

    private String incident;

    @BeforeEach
    void declare(@Autowired Declarations declarations) {
        incident = declarations
                .declare(new Declaration("Taken " + UUID.randomUUID(), "other", "", "Seen", ""), List.of())
                .incident()
                .id();
        driver.runJobs(incident);
    }

    @Test
    void takingTheFirstTaskAcknowledgesTheIncident() {
        assertThat(incidents.require(incident).acknowledgedAt()).isNull();
        assertThat(room("engineer")).contains(path(), "Take it");

        var answer = take("engineer");

        assertThat(answer).isEqualTo(302);
        assertThat(incidents.require(incident).acknowledgedAt()).isNotNull();
        assertThat(driver.task(incident, TASK).getAssignee()).isEqualTo("engineer");
        assertThat(room("engineer")).doesNotContain(path());
        assertThat(take("engineer2")).as("somebody has it").isEqualTo(409);
    }

    @Test
    void whomTheTaskIsNotForCannotTakeIt() {
        for (var person : List.of("legal", "auditor")) {
            assertThat(room(person)).as(person).doesNotContain(path());
            assertThat(take(person)).as(person).isEqualTo(403);
        }
        assertThat(driver.task(incident, TASK).getAssignee()).isNull();
        assertThat(Caller.session(port, "engineer")
                        .form("/systems", "/incidents/" + incident + "/tasks/none/take", Map.of())
                        .statusCode())
                .isEqualTo(404);
    }

    private int take(String person) {
        return Caller.session(port, person).form("/systems", path(), Map.of()).statusCode();
    }

    private String room(String person) {
        return Caller.session(port, person).get("/incidents/" + incident).body();
    }

    private String path() {
        return "/incidents/" + incident + "/tasks/"
                + driver.task(incident, TASK).getId() + "/take";
    }
}
