package dev.quell.benchmark;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** The rooms of one incident that stand open in many browsers, of which only the streams are kept. */
final class OpenRooms implements AutoCloseable {

    /** A login may hold a limited number of streams. */
    private static final int A_LOGIN = 25;

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(threads)
            .build();
    private final QuellServer quell;
    private final String incident;
    private final String writer;
    private final String token;
    private final Map<Integer, Long> arrivals = new ConcurrentHashMap<>();
    private final Set<Integer> open = ConcurrentHashMap.newKeySet();
    private int rooms;

    private OpenRooms(QuellServer quell, String incident) throws IOException, InterruptedException {
        this.quell = quell;
        this.incident = incident;
        this.writer = quell.login("engineer");
        this.token = page().replaceAll("(?s).*name=\"_csrf\"[^>]*value=\"([^\"]+)\".*", "$1");
    }

    static OpenRooms of(QuellServer quell, String incident, int count) throws IOException, InterruptedException {
        var rooms = new OpenRooms(quell, incident);
        while (rooms.rooms < count) {
            var cookie = quell.login("commander");
            IntStream.range(0, Math.min(A_LOGIN, count - rooms.rooms)).forEach(i -> rooms.open(cookie));
        }
        Awaitility.await("open rooms").atMost(Duration.ofSeconds(30)).until(() -> rooms.open.size() == count);
        return rooms;
    }

    /** Writes a note as a person does, with the form of the page. */
    void note(String text) throws IOException, InterruptedException {
        arrivals.clear();
        var form = "text=" + encoded(text) + "&_csrf=" + encoded(token);
        var answer = client.send(
                HttpRequest.newBuilder(quell.url("/incidents/" + incident + "/notes"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Cookie", writer)
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 302) {
            throw new IOException("a note was answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    boolean allTold() {
        return arrivals.size() == rooms;
    }

    /** Milliseconds until the news was in each room. */
    List<Double> arrivedAfter(long sent) {
        return arrivals.values().stream().map(at -> (at - sent) / 1e6).toList();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void open(String cookie) {
        var room = rooms++;
        var request = HttpRequest.newBuilder(quell.url("/stream/incidents/" + incident))
                .header("Cookie", cookie)
                .header("Accept", "text/event-stream")
                .build();
        client.sendAsync(request, answer -> {
            if (answer.statusCode() == 200) {
                open.add(room);
            }
            return BodySubscribers.fromLineSubscriber(new Reader(room));
        });
    }

    private String page() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(quell.url("/incidents/" + incident))
                .header("Cookie", writer)
                .build();
        return client.send(request, BodyHandlers.ofString()).body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Notes when an event has come, which its line with the position says. */
    private final class Reader implements Flow.Subscriber<String> {

        private final int room;

        Reader(int room) {
            this.room = room;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            if (line.startsWith("id:")) {
                arrivals.putIfAbsent(room, System.nanoTime());
            }
        }

        @Override
        public void onError(Throwable failure) {
            open.remove(room);
        }

        @Override
        public void onComplete() {
            open.remove(room);
        }
    }
}
