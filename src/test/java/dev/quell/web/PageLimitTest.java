package dev.quell.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two hundred readers whose reads hang. */
class PageLimitTest extends IntegrationTest {

    private static final int READERS = 200;
    private static final String SLOW = "/api/v1/improvements";

    /** A request that finds no connection waits twice as long. */
    private static final Duration PROMPT = Duration.ofSeconds(5);

    @LocalServerPort
    int port;

    @Autowired
    DataSource database;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PageSettings settings;

    @Test
    void leavesIntakeItsConnectionsWhileReadsHang() throws Exception {
        var readers = Executors.newFixedThreadPool(READERS);
        try (var connection = database.getConnection()) {
            hold(connection);
            var reads = read(readers);
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> hanging() == settings.concurrent());

            for (var i = 0; i < 20; i++) {
                assertThat(duration(this::signal)).isLessThan(PROMPT);
            }

            connection.rollback();
            assertThat(statuses(reads)).contains(200, 503).containsOnly(200, 503);
        } finally {
            readers.shutdownNow();
        }
        assertThat(Caller.basic(port, "engineer").get(SLOW).statusCode()).isEqualTo(200);
    }

    private static void hold(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table quell.improvement in access exclusive mode");
        }
    }

    private List<CompletableFuture<Integer>> read(ExecutorService readers) {
        var engineer = Caller.basic(port, "engineer");
        engineer.get("/api/v1/incidents");
        return IntStream.range(0, READERS)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> {
                            var answer = engineer.get(SLOW);
                            assertThat(answer.statusCode() == 503)
                                    .isEqualTo(answer.headers()
                                            .firstValue("Retry-After")
                                            .isPresent());
                            return answer.statusCode();
                        },
                        readers))
                .toList();
    }

    private int hanging() {
        return jdbc.sql("select count(*) from pg_locks where not granted and relation = 'quell.improvement'::regclass")
                .query(Integer.class)
                .single();
    }

    private int signal() {
        var answer = Caller.basic(port, "automation")
                .post(
                        "/api/v1/signals",
                        "{\"sourceTool\":\"limit\",\"state\":\"firing\",\"systemId\":\"nobody-knows\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.statusCode();
    }

    private static Duration duration(Callable<Integer> call) throws Exception {
        var before = System.nanoTime();
        call.call();
        return Duration.ofNanos(System.nanoTime() - before);
    }

    private static List<Integer> statuses(List<CompletableFuture<Integer>> reads)
            throws InterruptedException, ExecutionException {
        CompletableFuture.allOf(reads.toArray(CompletableFuture[]::new))
                .orTimeout(60, TimeUnit.SECONDS)
                .get();
        return reads.stream().map(CompletableFuture::join).toList();
    }
}
