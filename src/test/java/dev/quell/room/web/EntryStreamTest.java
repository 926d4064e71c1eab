package dev.quell.room.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.quell.incident.Incident;
import dev.quell.incident.IncidentType;
import dev.quell.incident.Incidents;
import dev.quell.incident.NewIncident;
import dev.quell.incident.Timeline;
import dev.quell.stream.StreamEvent;
import dev.quell.stream.StreamSource.Cursor;
import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

class EntryStreamTest extends IntegrationTest {

    @LocalServerPort
    private int port;

    @Autowired
    private EntryStream stream;

    @Autowired
    private Incidents incidents;

    @Autowired
    private Timeline timeline;

    @Test
    void eachReaderIsToldWhatCameAfterItsPosition() {
        var first = open();
        var second = open();
        append(first, "one");
        append(first, "two");
        append(second, "<b>three</b>");

        var news = stream.after(List.of(
                new Cursor(first.id(), "1"),
                new Cursor(first.id(), "2"),
                new Cursor(first.id(), "3"),
                new Cursor(second.id(), "1")));

        assertThat(ids(news.get(new Cursor(first.id(), "1")))).containsExactly("2", "3");
        assertThat(ids(news.get(new Cursor(first.id(), "2")))).containsExactly("3");
        assertThat(news).doesNotContainKey(new Cursor(first.id(), "3"));
        assertThat(news.get(new Cursor(second.id(), "1")))
                .singleElement()
                .satisfies(event -> assertThat(event.data())
                        .contains("id=\"entry-2\"", "data-family=\"note\"", "&lt;b&gt;three&lt;/b&gt;"));
    }

    @Test
    void muchThatIsNewComesInPartsWithoutGapOrDouble() {
        var incident = open();
        for (var number = 0; number < 120; number++) {
            append(incident, "Number " + number);
        }

        var told = new ArrayList<String>();
        var position = "1";
        while (true) {
            var cursor = new Cursor(incident.id(), position);
            var part = stream.after(List.of(cursor)).getOrDefault(cursor, List.of());
            if (part.isEmpty()) {
                break;
            }
            told.addAll(ids(part));
            position = told.get(told.size() - 1);
        }

        assertThat(told)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(2, 121).mapToObj(String::valueOf).toList());
    }

    @Test
    void whoComesBackGoesOnWhereTheConnectionWasLost() {
        var incident = open();
        append(incident, "before it was lost");
        append(incident, "meanwhile");
        var caller = Caller.session(port, "engineer").with("Last-Event-ID", "2");
        var lines = new ArrayList<String>();

        try (var answer = caller.stream("/stream/incidents/" + incident.id()).body()) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(20), () -> answer.peek(lines::add).anyMatch("event: entry"::equals));
        }

        assertThat(lines).contains("id: 3").doesNotContain("id: 2");
    }

    @Test
    void aPositionIsANumber() {
        var caller = Caller.session(port, "engineer");

        assertThat(caller.get("/stream/incidents/" + open().id() + "?after=x'--")
                        .statusCode())
                .isEqualTo(400);
    }

    private static List<String> ids(List<StreamEvent> events) {
        return events.stream().map(StreamEvent::id).toList();
    }

    private void append(Incident incident, String text) {
        timeline.append(incident.id(), "note", text, Map.of());
    }

    private Incident open() {
        return incidents.open(
                new NewIncident("Streamed", "", IncidentType.OTHER, null, "api", "somebody", null, null, false));
    }
}
