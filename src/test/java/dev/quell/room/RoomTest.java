package dev.quell.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.incident.Incident;
import dev.quell.incident.IncidentRoles;
import dev.quell.incident.IncidentType;
import dev.quell.incident.Incidents;
import dev.quell.incident.NewIncident;
import dev.quell.incident.Priority;
import dev.quell.incident.Severity;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

class RoomTest extends IntegrationTest {

    private static final String HOSTILE = "<script>alert(1)</script>{{7*7}}\u202E[x](javascript:alert(2))";

    private final String word = "w" + UUID.randomUUID().toString().substring(0, 8);

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
    private TransactionTemplate transaction;

    @Test
    void theClocksRunAgainstTheTargetsOfTheServiceLevels() {
        var incident = open("Clocks " + word);
        incidents.classify(incident.id(), Severity.SEV1, Priority.P1, null);

        var head = Caller.session(port, "engineer")
                .get(path(incident) + "/parts/head")
                .body();

        assertThat(head).contains("SEV1", "P1").doesNotContain("<html");
        assertThat(head).contains("target <span>5 min</span>", "target <span>1 h</span>", "no target is set");
    }

    @Test
    void myTasksStandApartFromThoseOfOthersAndLeadToTasklist() {
        var incident = declarations
                .declare(new Declaration("Tasks " + word, "other", "", "Seen in the report", ""), List.of())
                .incident();
        driver.runJobs(incident.id());
        var task = driver.tasks(incident.id()).get(0);
        var link = "#/?task=" + task.getId();

        var mine = Caller.session(port, "engineer")
                .get(path(incident) + "/parts/tasks")
                .body();
        var others = Caller.session(port, "auditor")
                .get(path(incident) + "/parts/tasks")
                .body();

        assertThat(mine.indexOf(link)).isPositive().isLessThan(mine.indexOf("Tasks of others"));
        assertThat(others).contains("Nothing here waits for you");
        assertThat(others.indexOf(link)).isGreaterThan(others.indexOf("Tasks of others"));
    }

    @Test
    void anybodyWhoRespondsMayAddANote() {
        var incident = open("Note " + word);
        var path = path(incident);

        var answer =
                Caller.session(port, "legal").form(path, path + "/notes", Map.of("text", "We **must** file today"));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(timeline.of(incident.id())).last().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo("note.added");
            assertThat(entry.actor()).isEqualTo("legal");
            assertThat(entry.summary()).isEqualTo("Note: We **must** file today");
            assertThat(entry.detailsMap()).containsEntry("text", "We **must** file today");
        });
        assertThat(Caller.session(port, "legal").get(path).body()).contains("We <strong>must</strong> file today");
    }

    @Test
    void whoHoldsARoleMayAddANoteThoughOfNoGroup() {
        var incident = open("Holder " + word);
        var path = path(incident);
        var owner = Caller.session(port, "owner");
        assertThat(owner.form(path, path + "/notes", Map.of("text", "x")).statusCode())
                .isEqualTo(403);

        roles.assign(incident.id(), Role.BUSINESS_STAKEHOLDER, "owner");

        assertThat(owner.form(path, path + "/notes", Map.of("text", "x")).statusCode())
                .isEqualTo(302);
    }

    @Test
    void auditorsAndMachinesOnlyRead() {
        var incident = open("Read " + word);
        var path = path(incident);

        for (var reader : List.of("auditor", "automation")) {
            var caller = Caller.session(port, reader);
            assertThat(caller.get(path).body())
                    .as(reader)
                    .contains("Read " + word)
                    .doesNotContain("note-form");
            assertThat(caller.form("/systems", path + "/notes", Map.of("text", "x"))
                            .statusCode())
                    .as(reader)
                    .isEqualTo(403);
        }
    }

    @Test
    void aNoteThatIsEmptyOrTooLongComesBackWithWhatIsWrong() {
        var incident = open("Faulty " + word);
        var path = path(incident);
        var person = Caller.session(port, "engineer");

        var empty = person.form(path, path + "/notes", Map.of("text", " "));
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(empty.body()).contains("write what the others should know");

        var long_ = person.with("HX-Request", "true").form(path, path + "/notes", Map.of("text", "y".repeat(4001)));
        assertThat(long_.statusCode()).isEqualTo(422);
        assertThat(long_.body())
                .contains("has 4001 characters", "y".repeat(4001))
                .doesNotContain("<html");
    }

    @Test
    void theTimelineIsReadByPagesAndAnEntryHasAnAddress() {
        var incident = open("Long " + word);
        transaction.executeWithoutResult(state -> IntStream.rangeClosed(2, 260)
                .forEach(number -> timeline.append(incident.id(), "note", "Number " + number + ".", Map.of())));
        var person = Caller.session(port, "engineer");

        var newest = person.get(path(incident)).body();
        assertThat(newest).contains("Number 260.", "Number 161.", "upTo=160").doesNotContain("Number 160.");
        var older = person.get(path(incident) + "?upTo=160").body();
        assertThat(older).contains("Number 160.", "Number 61.", "upTo=60").doesNotContain("Number 161.");
        var first = person.get(path(incident) + "?upTo=60").body();
        assertThat(first).contains("id=\"entry-1\"").doesNotContain("Older entries");
        var one = person.get(path(incident) + "?entry=17").body();
        assertThat(one).contains("id=\"entry-17\"");
    }

    @Test
    void theTimelineIsNarrowedByKindAndPerson() {
        var incident = open("Narrow " + word);
        timeline.append(incident.id(), "task.created", "A task.", Map.of());
        timeline.append(incident.id(), "note", "A word.", Map.of());
        var person = Caller.session(port, "engineer");

        assertThat(person.get(path(incident) + "?kind=tasks").body())
                .contains("A task.")
                .doesNotContain("A word.");
        assertThat(person.get(path(incident) + "?kind=notes&person=quell").body())
                .contains("A word.")
                .doesNotContain("A task.");
        assertThat(person.get(path(incident) + "?person=nobody-of-that-name").body())
                .contains("No entry fits")
                .doesNotContain("A word.");
        assertThat(person.get(path(incident) + "?kind=%00&person=%00&upTo=-1").statusCode())
                .isEqualTo(200);
    }

    @Test
    void theProofIsGivenForAsking() {
        var incident = open("Proof " + word);

        assertThat(Caller.session(port, "auditor")
                        .get(path(incident) + "/proof")
                        .body())
                .contains("Intact");
    }

    @Test
    void hostileTextStaysTextInEveryPart() {
        var incident = open(HOSTILE);
        timeline.append(incident.id(), "note", HOSTILE, Map.of());
        timeline.append(incident.id(), "note.added", HOSTILE, Map.of("text", HOSTILE));
        roles.assign(incident.id(), Role.LEGAL_COMPLIANCE, HOSTILE);

        var page = Caller.session(port, "engineer").get(path(incident)).body();

        assertThat(page)
                .contains("&lt;script&gt;alert(1)", "{{7*7}}")
                .doesNotContain("<script>alert", "href=\"javascript:", ">49<");
    }

    @Test
    void anEntryOfAHundredKilobytesLeavesTheRoomUsable() {
        var incident = open("Huge " + word);
        timeline.append(incident.id(), "note", "A".repeat(100_000), Map.of());

        var page = Caller.session(port, "engineer").get(path(incident)).body();

        assertThat(page).contains("AAAA");
        assertThat(page.length()).isLessThan(60_000);
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        var person = Caller.session(port, "engineer");

        assertThat(person.get("/incidents/INC-1999-0001").statusCode()).isEqualTo(404);
        assertThat(person.get("/stream/incidents/INC-1999-0001").statusCode()).isEqualTo(404);
        assertThat(person.get(path(open("Part " + word)) + "/parts/nothing").statusCode())
                .isEqualTo(404);
    }

    private static String path(Incident incident) {
        return "/incidents/" + incident.id();
    }

    private Incident open(String title) {
        return incidents.open(
                new NewIncident(title, title, IncidentType.MODEL_DRIFT, null, "api", "somebody", null, null, false));
    }
}
