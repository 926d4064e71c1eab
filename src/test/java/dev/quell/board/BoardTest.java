package dev.quell.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.incident.Incident;
import dev.quell.incident.IncidentRoles;
import dev.quell.incident.IncidentType;
import dev.quell.incident.Incidents;
import dev.quell.incident.NewIncident;
import dev.quell.incident.Priority;
import dev.quell.incident.Severity;
import dev.quell.incident.Status;
import dev.quell.incident.Timeline;
import dev.quell.intake.Declaration;
import dev.quell.intake.Declarations;
import dev.quell.shared.Role;
import dev.quell.stream.StreamSource.Cursor;
import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ProcessDriver;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

class BoardTest extends IntegrationTest {

    private final String word = "w" + UUID.randomUUID().toString().substring(0, 8);

    @LocalServerPort
    private int port;

    @Autowired
    private Board board;

    @Autowired
    private BoardChanges changes;

    @Autowired
    private Incidents incidents;

    @Autowired
    private IncidentRoles roles;

    @Autowired
    private Timeline timeline;

    @Autowired
    private Declarations declarations;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private Clock clock;

    @Test
    void incidentsThatNobodyLeadsStandOnTopThenTheWorst() {
        var led = open("led and mild " + word, Severity.SEV3);
        var worse = open("led and grave " + word, Severity.SEV1);
        var alone = open("alone " + word, Severity.SEV4);
        roles.assign(led.id(), Role.INCIDENT_COMMANDER, "commander");
        roles.assign(worse.id(), Role.INCIDENT_COMMANDER, "deputy");

        assertThat(board.page(text(word)).rows())
                .extracting(BoardRow::id)
                .containsExactly(alone.id(), worse.id(), led.id());
        assertThat(board.page(text(word)).rows()).extracting(BoardRow::unowned).containsExactly(true, false, false);
    }

    @Test
    void eachFilterInTheAddressNarrowsTheBoard() {
        var incident = open("Narrow " + word, Severity.SEV2);
        roles.assign(incident.id(), Role.INCIDENT_COMMANDER, "deputy");
        var deputy = Caller.session(port, "deputy");

        for (var fitting : List.of(
                "severity=SEV2",
                "type=model-drift",
                "phase=detection-and-analysis",
                "commander=me",
                "commander=deputy",
                "severity=&type=&phase=&system=")) {
            assertThat(deputy.get("/?q=" + word + "&" + fitting).body())
                    .as(fitting)
                    .contains("open-" + incident.id());
        }
        for (var other : List.of(
                "severity=SEV1",
                "type=bias-breach",
                "phase=post-incident-review",
                "system=credit-scoring",
                "commander=nobody",
                "commander=commander")) {
            assertThat(deputy.get("/?q=" + word + "&" + other).body())
                    .as(other)
                    .contains("No incident fits these filters")
                    .doesNotContain("open-" + incident.id());
        }
    }

    @Test
    void whatTheAddressCannotMeanIsIgnored() {
        var incident = open("Odd address " + word, null);

        var page = Caller.session(port, "engineer").get("/?q=" + word + "&severity=SEV9&type=%00&phase=x&page=-3");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("open-" + incident.id());
    }

    @Test
    void theTextIsLookedForLiterally() {
        open("Plain " + word, null);

        assertThat(board.page(text("_lain " + word)).rows()).isEmpty();
        assertThat(board.page(text("%" + word)).rows()).isEmpty();
        assertThat(board.page(text("PLAIN " + word)).rows()).hasSize(1);
    }

    @Test
    void endedIncidentsAreShownOnDemandOnly() {
        var incident = open("Ended " + word, null);
        incidents.transition(incident.id(), Status.DISMISSED, "Test");

        assertThat(board.page(text(word)).rows()).isEmpty();
        var ended = new BoardFilter(null, null, null, null, null, word, true, 1);
        assertThat(board.page(ended).rows()).singleElement().satisfies(row -> {
            assertThat(row.phase()).isEqualTo(Phase.ENDED);
            assertThat(row.unowned()).isFalse();
        });
    }

    @Test
    void theNextDeadlineIsTheEarliestOfItsTasks() {
        var declaration = new Declaration("Due " + word, "other", "", "Seen in the report", "");
        var incident = declarations.declare(declaration, List.of()).incident();
        var soon = Date.from(clock.instant().plus(Duration.ofMinutes(3)));
        driver.runJobs(incident.id());
        var task = driver.tasks(incident.id()).get(0);
        task.setDueDate(soon);
        tasks.saveTask(task);

        assertThat(board.page(text(word)).rows())
                .singleElement()
                .satisfies(row -> assertThat(row.deadline())
                        .isEqualTo(new Deadline(incident.id(), task.getName(), soon.toInstant())));
    }

    @Test
    void theBoardHasChangedWithEveryEntryOnATimelineAndOnlyThen() {
        var incident = open("Changes " + word, null);
        var cursor = new Cursor("board", changes.position("board"));
        assertThat(changes.after(List.of(cursor))).isEmpty();

        timeline.append(incident.id(), "note", "Something is new", Map.of());

        assertThat(changes.after(List.of(cursor)).get(cursor))
                .singleElement()
                .satisfies(event -> assertThat(event.id()).isEqualTo(changes.position("board")));
    }

    @Test
    void aScriptGetsTheChangingPartOnly() {
        var part = Caller.session(port, "engineer")
                .with("HX-Request", "true")
                .get("/?q=" + word)
                .body();

        assertThat(part)
                .contains("id=\"board\"", "hx-get=\"/?q=" + word + "\"")
                .doesNotContain("<html", "<nav aria-label=\"Main\"");
    }

    @Test
    void aNewcomerIsToldWhatToDo() {
        var filter = Caller.session(port, "engineer").get("/?q=" + word).body();

        assertThat(filter).contains("No incident fits these filters").contains("Show everything that is open");
    }

    private BoardFilter text(String text) {
        return new BoardFilter(null, null, null, null, null, text, false, 1);
    }

    private Incident open(String title, Severity severity) {
        var incident = incidents.open(
                new NewIncident(title, title, IncidentType.MODEL_DRIFT, null, "api", "somebody", null, null, false));
        if (severity != null) {
            incidents.classify(incident.id(), severity, Priority.P2, null);
        }
        return incident;
    }
}
