package dev.quell.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quell.incident.IncidentType;
import dev.quell.incident.Incidents;
import dev.quell.incident.NewIncident;
import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

class StreamsTest extends IntegrationTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private static final Executor EACH_AT_ONCE = run -> new Thread(run, "reader").start();

    @LocalServerPort
    private int port;

    @Autowired
    private Streams streams;

    @Autowired
    private Incidents incidents;

    @Test
    void whoReadsIsToldOfAChangeWithinMoments() throws Exception {
        try (var reader = new Reader(Caller.session(port, "engineer"), "/stream/board")) {
            assertThat(reader.status()).isEqualTo(200);
            assertThat(reader.contentType()).startsWith("text/event-stream");

            open();

            await().atMost(SOON).untilAsserted(() -> assertThat(reader.lines()).contains("event: changed"));
        }
    }

    @Test
    void whoWasCutOffIsToldOfWhatHappenedMeanwhile() throws Exception {
        var caller = Caller.session(port, "engineer").with("Last-Event-ID", "long ago");
        try (var reader = new Reader(caller, "/stream/board")) {
            await().atMost(SOON).untilAsserted(() -> assertThat(reader.lines()).contains("event: changed"));
        }
    }

    @Test
    void aStreamEndsWithItsLogin() throws Exception {
        var caller = Caller.session(port, "engineer");
        try (var reader = new Reader(caller, "/stream/board")) {
            caller.form("/systems", "/logout", Map.of());

            await().atMost(SOON).until(reader::hasEnded);
        }
    }

    @Test
    void aStreamIsForThoseWhoAreLoggedIn() {
        assertThat(Caller.anonymous(port).get("/stream/board").statusCode()).isEqualTo(401);
    }

    @Test
    void oneLoginCannotTakeAllStreamsHoweverFastItAsks() {
        var caller = Caller.session(port, "scientist");
        var asked = IntStream.range(0, 45)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> new Reader(caller, "/stream/board"), EACH_AT_ONCE))
                .toList();
        var readers = asked.stream().map(CompletableFuture::join).toList();
        try {
            assertThat(readers).extracting(Reader::status).containsOnly(200, 503);
            assertThat(readers).filteredOn(reader -> reader.status() == 200).hasSize(30);
        } finally {
            readers.forEach(Reader::close);
        }
    }

    @Test
    void twoHundredReadersTakeNoThreadEach() throws Exception {
        var before = threadsOfTheServer();
        var readers = new ArrayList<Reader>();
        try {
            for (var person :
                    List.of("engineer", "engineer2", "legal", "ethics", "comms", "business", "owner", "auditor")) {
                var caller = Caller.session(port, person);
                for (var i = 0; i < 25; i++) {
                    readers.add(new Reader(caller, "/stream/board"));
                }
            }
            assertThat(streams.count()).isGreaterThanOrEqualTo(200);
            assertThat(threadsOfTheServer() - before).isLessThan(50);

            open();

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(readers)
                            .allSatisfy(reader -> assertThat(reader.lines()).contains("event: changed")));
        } finally {
            readers.forEach(Reader::close);
        }
        await().atMost(SOON).untilAsserted(() -> {
            open(); // what is written to a reader that has gone shows that it has
            assertThat(streams.count()).isLessThan(200);
        });
    }

    private void open() {
        incidents.open(
                new NewIncident("For a stream", "", IncidentType.OTHER, null, "api", "somebody", null, null, false));
    }

    private static long threadsOfTheServer() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("http-nio")
                        || thread.getName().startsWith("stream-"))
                .count();
    }

    /** A page that reads a stream, without a browser. */
    private final class Reader implements AutoCloseable {

        private final HttpResponse<Stream<String>> response;
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final CompletableFuture<Void> reading;

        Reader(Caller caller, String path) {
            response = caller.stream(path);
            reading = CompletableFuture.runAsync(() -> response.body().forEach(lines::add), run -> {
                var thread = new Thread(run, "reader");
                thread.setDaemon(true);
                thread.start();
            });
        }

        int status() {
            return response.statusCode();
        }

        String contentType() {
            return response.headers().firstValue("Content-Type").orElse("");
        }

        List<String> lines() {
            return lines;
        }

        boolean hasEnded() {
            return reading.isDone();
        }

        @Override
        public void close() {
            response.body().close();
        }
    }
}
