package dev.quell.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quell.testing.SettableTicker;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Several nodes' hearts on one database, beaten by hand. */
class NodesTest {

    private static final NodeProperties PROPERTIES = new NodeProperties(Duration.ofSeconds(1), Duration.ofSeconds(5));
    private static final Duration LONG = Duration.ofMinutes(1);

    private static EmbeddedPostgres postgres;
    private static JdbcClient jdbc;

    private final List<String> freed = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void open() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(1))
                .start();
        var dataSource = postgres.getPostgresDatabase();
        Flyway.configure()
                .dataSource(dataSource)
                .schemas("quell")
                .defaultSchema("quell")
                .load()
                .migrate();
        jdbc = JdbcClient.create(dataSource);
    }

    @AfterAll
    static void close() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void forgetNodes() {
        jdbc.sql("delete from quell.node").update();
    }

    @Test
    void keepsANodeAliveThatBeats() {
        var one = member();
        var other = member();
        age(one);

        one.heart.beat();
        other.watchAndBeat();

        assertThat(dead()).isEmpty();
        assertThat(one.node.life().sure()).isTrue();
        assertThat(freed).isEmpty();
    }

    @Test
    void declaresANodeDeadWhoseBeatIsOldAndFreesWhatItHeld() {
        var silent = member();
        var other = member();
        age(silent);

        other.watchAndBeat();

        assertThat(dead()).containsExactly(silent.node.id());
        assertThat(freed).containsExactly(silent.node.id());
    }

    @Test
    void givesADeadNodeToOneOfManyThatFindItAtTheSameTime() throws Exception {
        var silent = member();
        age(silent);
        var table = new NodeTable(jdbc);
        var finders = Executors.newFixedThreadPool(8);
        try {
            Callable<List<String>> find = () -> table.declareDead(PROPERTIES.deadAfter());
            var found = new ArrayList<String>();
            for (var finder : finders.invokeAll(
                    IntStream.range(0, 24).mapToObj(each -> find).toList())) {
                found.addAll(finder.get());
            }
            assertThat(found).containsExactly(silent.node.id());
        } finally {
            finders.shutdownNow();
        }
    }

    @Test
    void goesOnUnderANewNameWhenOthersHaveTakenItForDead() {
        var paused = member();
        var other = member();
        var before = paused.node.life();
        age(paused);
        other.watchAndBeat();

        paused.ticker.advance(LONG);
        paused.heart.beat();

        assertThat(paused.node.id()).isNotEqualTo(before.id());
        assertThat(before.sure()).isFalse();
        assertThat(paused.node.life().sure()).isTrue();
        other.watchAndBeat();
        assertThat(dead()).containsExactly(before.id());
    }

    @Test
    void isNotSureOfItselfAfterAPauseBeforeAnybodyCanHaveDeclaredItDead() {
        var node = member();

        node.ticker.advance(PROPERTIES.deadAfter().minusMillis(500));

        assertThat(node.node.life().sure()).isFalse();
    }

    @Test
    void judgesNobodyRightAfterItWasAwayItself() {
        var silent = member();
        var other = member();
        age(silent);
        age(other);

        other.ticker.advance(LONG);
        other.heart.beat();
        assertThat(dead()).isEmpty();

        other.watchAndBeat();
        assertThat(dead()).containsExactly(silent.node.id());
    }

    @Test
    void freesAgainWhatADeadNodeWasStillTaking() {
        var silent = member();
        var other = member();
        age(silent);
        other.watchAndBeat();

        other.watchAndBeat();

        assertThat(freed).hasSizeGreaterThan(1).containsOnly(silent.node.id());
    }

    @Test
    void endsTheSessionsOfADeadNodeAndWithThemItsLocks() throws SQLException {
        var other = member();
        try (var session = session("quell-of-the-dead")) {
            jdbc.sql("""
                            insert into quell.node (id, name, sessions, started_at, last_beat)
                            values ('paused', 'test', 'quell-of-the-dead', now(), now() - interval '1 minute')""").update();

            other.watchAndBeat();

            await().atMost(Duration.ofSeconds(10)).until(() -> !session.isValid(1));
        }
    }

    @Test
    void sparesSessionsWhoseNameALivingNodeHasToo() throws SQLException {
        var other = member();
        try (var session = session("everybody")) {
            jdbc.sql("""
                            insert into quell.node (id, name, sessions, started_at, last_beat) values
                                ('paused', 'test', 'everybody', now(), now() - interval '1 minute'),
                                ('living', 'test', 'everybody', now(), now())""").update();

            other.watchAndBeat();

            assertThat(dead()).containsExactly("paused");
            assertThat(session.isValid(2)).isTrue();
        }
    }

    @Test
    void freesAtOnceWhatANodeHeldThatStops() {
        var node = member();

        node.heart.destroy();

        assertThat(dead()).containsExactly(node.node.id());
        assertThat(freed).containsExactly(node.node.id());
        assertThat(node.node.life().sure()).isFalse();
    }

    private Member member() {
        try {
            return new Member(freed);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection session(String name) throws SQLException {
        return DriverManager.getConnection(postgres.getJdbcUrl("postgres", "postgres") + "&ApplicationName=" + name);
    }

    private static void age(Member member) {
        jdbc.sql("update quell.node set last_beat = last_beat - interval '1 minute' where id = :id")
                .param("id", member.node.id())
                .update();
    }

    private static List<String> dead() {
        return jdbc.sql("select id from quell.node where dead_since is not null")
                .query(String.class)
                .list();
    }

    private static final class Member {

        private final SettableTicker ticker = new SettableTicker();
        private final Node node = new Node(ticker, PROPERTIES);
        private final Heart heart;

        Member(List<String> freed) throws SQLException {
            NodeHoldings holdings = (jdbc, deadNode) -> freed.add(deadNode);
            heart = new Heart(
                    node, PROPERTIES, ticker, new BeatConnection(postgres.getPostgresDatabase()), List.of(holdings));
            heart.join();
        }

        /** As after several seconds of regular beats. */
        void watchAndBeat() {
            for (var beat = 0; beat < 3; beat++) {
                heart.beat();
                ticker.advance(Duration.ofSeconds(3));
            }
        }
    }
}
